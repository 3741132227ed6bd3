/** The command line, in this process or, where that matters, as one of its own. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { vi } from 'vitest'
import { runCommand } from '../../../server/cli/program'

const root = join(import.meta.dirname, '../../..')

/** What it prints; rejects with its status as `code`, its `stdout` and its `stderr`, as `runAlone` does. */
export async function run(...given: string[]): Promise<string> {
  const printed = { stdout: '', stderr: '' }
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void (printed.stdout += `${String(line)}\n`))
  const error = vi.spyOn(console, 'error').mockImplementation((line) => void (printed.stderr += `${String(line)}\n`))
  try {
    const code = await runCommand(given)
    if (code !== 0)
      throw Object.assign(new Error(`${given[0]} ended with ${code}: ${printed.stderr}`), { code, ...printed })
    return printed.stdout.trim()
  } finally {
    log.mockRestore()
    error.mockRestore()
  }
}

/** The same by a process of its own, which takes a second more. */
export async function runAlone(...given: string[]): Promise<string> {
  const command = ['--import', 'tsx', 'server/cli/main.ts', ...given]
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root })
  return stdout.trim()
}
