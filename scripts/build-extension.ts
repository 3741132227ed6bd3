/** Builds the extension with WXT, through Node itself so that no shell is involved. */
import { join } from 'node:path'
import { projectFolder } from './project-folder'
import { runCommand } from './run-command'

const wxt = join(projectFolder, 'node_modules', 'wxt', 'bin', 'wxt.mjs')

/**
 * @returns the folder of the built extension
 * @throws Error with the end of the build's output
 */
export async function buildExtension(browser: 'chrome' | 'firefox', signal?: AbortSignal): Promise<string> {
  const args = ['build', '--mode', 'e2e', ...(browser === 'firefox' ? ['-b', 'firefox', '--mv3'] : [])]
  await runCommand(process.execPath, [wxt, ...args], signal ? { signal } : {})
  return join(projectFolder, '.output', `${browser}-mv3-e2e`)
}
