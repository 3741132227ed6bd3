/** The extension as the sources stand: built again only when one of them is newer than the build. */
import { execFile } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectFolder } from './project-paths'

const run = promisify(execFile)
const sources = ['entrypoints', 'components', 'lib', 'public', 'wxt.config.ts', 'package.json', 'package-lock.json']

/** Builds the extension of `browser` with loopback hosts granted (`--mode e2e`) into `folder` unless it is up to date. */
export async function buildUnlessFresh(
  browser: 'chrome' | 'firefox',
  folder: string,
  signal?: AbortSignal,
): Promise<void> {
  const manifest = join(folder, 'manifest.json')
  const builtAt = existsSync(manifest) ? statSync(manifest).mtimeMs : 0
  if ((await newestChange()) < builtAt) return
  const args = browser === 'firefox' ? ['-b', 'firefox', '--mv3'] : []
  const wxt = join(projectFolder, 'node_modules', 'wxt', 'bin', 'wxt.mjs')
  console.log(`building the extension for ${browser}`)
  await run(process.execPath, [wxt, 'build', '--mode', 'e2e', ...args], {
    cwd: projectFolder,
    maxBuffer: 16 * 1024 * 1024,
    ...(signal && { signal }),
  })
}

async function newestChange(): Promise<number> {
  const times = await Promise.all(sources.map((source) => newestIn(join(projectFolder, source))))
  return Math.max(...times)
}

async function newestIn(path: string): Promise<number> {
  const itself = await stat(path)
  if (!itself.isDirectory()) return itself.mtimeMs
  const inside = await readdir(path, { recursive: true, withFileTypes: true })
  const times = await Promise.all(
    inside
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs),
  )
  return Math.max(0, ...times)
}
