/** A child process whose output is shown only when it fails. */
import { spawn } from 'node:child_process'
import { projectFolder } from '../../tests/e2e/setup/project-paths'

/**
 * Runs a command in the project's folder.
 * @throws Error with the end of its output when it ends with anything but 0, or when `signal` aborts
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: { signal?: AbortSignal; env?: NodeJS.ProcessEnv; input?: string } = {},
): Promise<string> {
  options.signal?.throwIfAborted()
  const child = spawn(command, args, {
    cwd: projectFolder,
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.signal && { signal: options.signal }),
  })
  // A command that ends without reading its input must not end this process.
  child.stdin.on('error', () => {})
  child.stdin.end(options.input ?? '')
  let output = ''
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-20_000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${command} ${args.slice(0, 3).join(' ')} ended with status ${code}:\n${output}`)
  return output
}
