/** The real command line, as a process of its own. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '../../..')

/** What it prints; rejects with its status as `code`, and its `stderr`. */
export async function run(...given: string[]): Promise<string> {
  const command = ['--import', 'tsx', 'server/cli/main.ts', ...given]
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root })
  return stdout.trim()
}
