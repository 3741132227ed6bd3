/** The end-to-end tests that have a long form, by Playwright: every message of the corpus, by adapter and generic reader; the largest files. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectFolder } from '../e2e/setup/project-paths'

/** Not cut short by SOAK_MINUTES: the whole corpus is the point. The three skins of the generic reader take some six minutes each. */
const timeout = 40 * 60_000

it.each(['reading', 'import-hostile', 'generic-corpus'])('%s, in its long form', { timeout }, async (name) => {
  const command = [
    join(projectFolder, 'node_modules/@playwright/test/cli.js'),
    'test',
    '-c',
    'tests/e2e',
    `${name}.e2e`,
  ]
  const env = { ...process.env, SIDELIGHT_LONG: '1' }
  const status = await new Promise((resolve, reject) => {
    const options = { cwd: projectFolder, env, timeout: timeout - 10_000 }
    const child = spawn(process.execPath, command, { ...options, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', reject)
    child.once('close', resolve)
  })
  expect(status).toBe(0)
})
