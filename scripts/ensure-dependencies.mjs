/** Installs the dependencies the lock file names when they are missing or older than it. Plain Node: runs before anything is installed. */
import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** True when `npm ci` has to run: npm writes node_modules/.package-lock.json last, so it dates the installation. */
export function needsInstall(folder = root) {
  const installed = join(folder, 'node_modules', '.package-lock.json')
  return !existsSync(installed) || statSync(installed).mtimeMs < statSync(join(folder, 'package-lock.json')).mtimeMs
}

/**
 * Runs `npm ci` when needed, with its output shown only when it fails.
 * @param {AbortSignal} [signal] ends npm too
 * @returns {Promise<boolean>} whether anything was installed
 * @throws {Error} when npm fails, with the end of what it said
 */
export async function ensureDependencies(signal) {
  if (!needsInstall()) return false
  const windows = process.platform === 'win32'
  const npm = spawn(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    shell: windows,
    signal,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const keep = (/** @type {Buffer} */ chunk) => {
    said = (said + chunk.toString()).slice(-4000)
  }
  npm.stdout.on('data', keep)
  npm.stderr.on('data', keep)
  const code = await new Promise((resolve, reject) => {
    npm.once('error', reject)
    npm.once('close', resolve)
  })
  if (code !== 0) throw new Error(`npm ci ended with status ${code}:\n${said}`)
  return true
}
