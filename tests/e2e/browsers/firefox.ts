/** A headless Firefox with the built extension, driven through Marionette: Playwright cannot drive an installed Firefox. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { guardServices, startService } from '../webmail/service-process'
import { findFirefox } from './find-browser'
import { connectMarionette } from './marionette'

/** The id in wxt.config.ts, and the host its pages get here: Firefox makes a random one otherwise. */
const addonId = 'sidelight@sidelight.example'
const addonHost = '5f0d6a1c-6f0e-4c0b-9a51-0c7d2f6f9e11'

export interface FirefoxBrowser {
  /** Origin of the extension's pages, ending in a slash. */
  origin: string
  /** Where files that a page hands out are saved; gone on close. */
  downloads: string
  goto: (url: string) => Promise<void>
  /** Runs `script` (a function body; `arguments` as given; may return a promise) in the current frame. */
  run: (script: string, ...args: readonly unknown[]) => Promise<unknown>
  /** The same with the browser's own rights, outside of any page. */
  runPrivileged: (script: string, ...args: readonly unknown[]) => Promise<unknown>
  /** The same in the page's frame with the browser's own rights: sees into closed shadow roots. */
  runAsSystem: (script: string) => Promise<unknown>
  /** Waits until `script` (a function body) gives something truthy in the current frame; `timeoutMs` 15 s unless given. */
  waitFor: (script: string, timeoutMs?: number) => Promise<unknown>
  /** A real, trusted click on the element of this selector, once it is there. */
  click: (selector: string) => Promise<void>
  /** Real, trusted key presses into the element of this selector. */
  type: (selector: string, text: string) => Promise<void>
  /** Makes the page's sidebar the current frame; it stands in a closed shadow root. */
  enterSidebar: () => Promise<void>
  /** Makes the top page the current frame. */
  leaveFrame: () => Promise<void>
  /** PNG of the tab. */
  screenshot: () => Promise<Buffer>
  close: () => Promise<void>
}

const preferences: Record<string, string | number | boolean> = {
  'marionette.port': 0,
  'extensions.webextensions.uuids': JSON.stringify({ [addonId]: addonHost }),
  'network.dns.localDomains': 'webmail.test,mail.ourco.test',
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'extensions.update.enabled': false,
  'dom.disable_beforeunload': true,
  // Into the folder of `browser.download.dir`, without asking.
  'browser.download.folderList': 2,
  'browser.download.always_ask_before_handling_new_types': false,
  'dom.security.https_first': false,
}

/** Starts Firefox with the extension at `extensionPath` (a folder, absolute) and its host permissions granted. */
export async function launchFirefox(extensionPath: string): Promise<FirefoxBrowser> {
  const executable = await findFirefox()
  const profile = await mkdtemp(join(tmpdir(), 'sidelight-firefox-'))
  const downloads = join(profile, 'downloads')
  await mkdir(downloads)
  const lines = Object.entries({ ...preferences, 'browser.download.dir': downloads }).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  )
  await writeFile(join(profile, 'user.js'), lines.join('\n'))
  const process = startService(
    'Firefox',
    [executable, '--headless', '--marionette', '--remote-allow-system-access', '--profile', profile, '--no-remote'],
    { logFile: join(profile, 'firefox.log'), env: { MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '800' } },
  )
  const dismissGuard = guardServices([process.pid], profile)
  const end = async (): Promise<void> => {
    await process.stop()
    dismissGuard()
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  try {
    const { send, close } = await connectMarionette(await readPort(profile, process.isAlive))
    await send('WebDriver:SetTimeouts', { implicit: 15_000, script: 60_000 })
    await send('Addon:Install', { path: extensionPath, temporary: true })
    const browser = driveFirefox(send)
    await browser.runPrivileged(grantHosts, addonId)
    return {
      ...browser,
      downloads,
      close: async () => {
        close()
        await end()
      },
    }
  } catch (cause) {
    await end()
    throw cause
  }
}

/** In Firefox host permissions of MV3 are a person's to give; a test has nobody to ask. */
const grantHosts = `
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
  const { extension } = WebExtensionPolicy.getByID(arguments[0])
  const origins = extension.manifest.host_permissions ?? []
  return ExtensionPermissions.add(arguments[0], { permissions: [], origins, data_collection: [] }, extension)`

async function readPort(profile: string, isAlive: () => boolean): Promise<number> {
  const file = join(profile, 'MarionetteActivePort')
  const end = performance.now() + 60_000
  while (!existsSync(file)) {
    if (!isAlive() || performance.now() > end)
      throw new Error(`Firefox did not start: ${await readFile(join(profile, 'firefox.log'), 'utf8')}`)
    await delay(50)
  }
  return Number(await readFile(file, 'utf8'))
}

type Send = (command: string, parameters?: object) => Promise<unknown>

async function poll(look: () => Promise<unknown>, what: string, timeoutMs = 15_000): Promise<unknown> {
  const end = performance.now() + timeoutMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (performance.now() > end) throw new Error(`Not within ${timeoutMs} ms: ${what}`)
    await delay(50)
  }
}

function driveFirefox(send: Send): Omit<FirefoxBrowser, 'close' | 'downloads'> {
  const run = (script: string, ...args: readonly unknown[]): Promise<unknown> =>
    send('WebDriver:ExecuteScript', { script, args })
  const runPrivileged = async (script: string, ...args: readonly unknown[]): Promise<unknown> => {
    await send('Marionette:SetContext', { value: 'chrome' })
    try {
      return await send('WebDriver:ExecuteScript', { script, args })
    } finally {
      await send('Marionette:SetContext', { value: 'content' })
    }
  }
  const find = (selector: string): Promise<unknown> =>
    send('WebDriver:FindElement', { using: 'css selector', value: selector })
  return {
    origin: `moz-extension://${addonHost}/`,
    run,
    runAsSystem: (script) => send('WebDriver:ExecuteScript', { script, args: [], sandbox: 'system' }),
    runPrivileged,
    goto: async (url) => void (await send('WebDriver:Navigate', { url })),
    waitFor: (script, timeoutMs) => poll(() => run(script), script, timeoutMs),
    click: async (selector) => void (await send('WebDriver:ElementClick', { id: elementId(await find(selector)) })),
    type: async (selector, text) =>
      void (await send('WebDriver:ElementSendKeys', { id: elementId(await find(selector)), text })),
    enterSidebar: async () => {
      await send('WebDriver:SwitchToFrame', { id: null })
      const found = await poll(
        async () => [Number(await runPrivileged(sidebarIndex))].find((index) => index >= 0)?.toString(),
        'the sidebar in the page',
      )
      await send('WebDriver:SwitchToFrame', { id: Number(found) })
    },
    leaveFrame: async () => void (await send('WebDriver:SwitchToFrame', { id: null })),
    screenshot: async () =>
      Buffer.from(String(await send('WebDriver:TakeScreenshot', { full: false, hash: false })), 'base64'),
  }
}

/** Place of the sidebar among the top page's frames, which lists those in shadow roots as well; -1 without one. */
const sidebarIndex = `return gBrowser.selectedBrowser.browsingContext.children.findIndex((frame) =>
  frame.currentWindowGlobal?.documentURI.spec.includes('/sidebar.html'))`

function elementId(reference: unknown): string {
  const id = typeof reference === 'object' && reference !== null ? Object.values(reference)[0] : undefined
  if (typeof id !== 'string') throw new Error('Firefox gave no element.')
  return id
}
