/** Which browsers are here: an installed one, else Playwright's, else Debian's, installed when root. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { debianUnavailableReason, installDebianPackages } from '../webmail/debian-packages'

const chromiumCommands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]
const macApplications = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const windowsApplications = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

export interface FindOptions {
  report?: ((line: string) => void) | undefined
  signal?: AbortSignal | undefined
}

/**
 * The executable of a Chromium, Chrome or Edge. `SIDELIGHT_CHROMIUM` names another one.
 * @throws {Error} saying what to install when there is none.
 */
export async function findChromium(options: FindOptions = {}): Promise<string> {
  const found = process.env.SIDELIGHT_CHROMIUM ?? installed(chromiumCommands) ?? installedElsewhere() ?? ofPlaywright()
  return found ?? installFromDebian('chromium', 'Install Chrome, Edge or Chromium', options)
}

/**
 * The executable of Firefox. `SIDELIGHT_FIREFOX` names another one.
 * @throws {Error} saying what to install when there is none.
 */
export async function findFirefox(options: FindOptions = {}): Promise<string> {
  const found = process.env.SIDELIGHT_FIREFOX ?? installed(['firefox-esr', 'firefox'])
  return found ?? installFromDebian('firefox-esr', 'Install Firefox', options)
}

/** Why no browser can be had here without a person, as a sentence; null when there is one or it can be installed. */
export function browserUnavailableReason(kind: 'chromium' | 'firefox'): string | null {
  const isHere =
    kind === 'firefox'
      ? installed(['firefox-esr', 'firefox']) !== null || process.env.SIDELIGHT_FIREFOX !== undefined
      : [process.env.SIDELIGHT_CHROMIUM, installed(chromiumCommands), installedElsewhere(), ofPlaywright()].some(
          Boolean,
        )
  const reason = debianUnavailableReason()
  return isHere || reason === null ? null : `No ${kind} here: ${reason}.`
}

function installed(commands: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return candidates.find((file) => existsSync(file)) ?? null
}

function installedElsewhere(): string | null {
  const windowsRoots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
  const candidates =
    process.platform === 'darwin'
      ? macApplications.map((file) => join('/Applications', file))
      : windowsRoots.flatMap((root) => (root === undefined ? [] : windowsApplications.map((file) => join(root, file))))
  return candidates.find((file) => existsSync(file)) ?? null
}

function ofPlaywright(): string | null {
  const file = chromium.executablePath()
  return existsSync(file) ? file : null
}

async function installFromDebian(name: string, advice: string, options: FindOptions): Promise<string> {
  const reason = debianUnavailableReason()
  if (reason !== null) throw new Error(`${advice}: none was found, and ${reason}.`)
  await installDebianPackages([name], options)
  const file = installed([name])
  if (file === null) throw new Error(`Debian's ${name} was installed but is not on the PATH.`)
  return file
}
