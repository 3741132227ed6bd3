/** `npm run check`: all static checks at once; what failed is printed whole. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { ensureDependencies, root } from './ensure-dependencies.mjs'

const checks = {
  types: ['typescript/bin/tsc'],
  lint: ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
  format: ['oxfmt/bin/oxfmt', '--check'],
  'dead code': ['knip/bin/knip.js', '--no-progress'],
  architecture: ['vitest/vitest.mjs', 'run', 'tests/architecture.test.ts'],
}

/** @returns {Promise<boolean>} */
function runCheck(/** @type {string} */ name, /** @type {string[]} */ [script = '', ...args]) {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (/** @type {Buffer} */ chunk) => (said += chunk.toString()))
  child.stderr.on('data', (/** @type {Buffer} */ chunk) => (said += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'good  ' : 'failed'}  ${name} (${seconds} s)`)
      if (code !== 0) console.log(said.trim())
      resolve(code === 0)
    })
  })
}

await ensureDependencies()
const results = await Promise.all(Object.entries(checks).map(([name, command]) => runCheck(name, command)))
process.exitCode = results.every(Boolean) ? 0 : 1
