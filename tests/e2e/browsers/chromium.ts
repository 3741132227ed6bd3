/** A Chromium with the built extension loaded, driven by Playwright. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Frame, type Page, type Worker } from 'playwright-core'
import { findChromium } from './find-browser'

export interface ExtensionBrowserOptions {
  /** The built extension, absolute. */
  extensionPath: string
  /** A profile to keep; a new one, removed on close, unless given. */
  profile?: string
  /** Without a window; true unless given. */
  headless?: boolean
  /** The browser's own language, `en` or `zh-CN`. */
  lang?: string
  colorScheme?: 'light' | 'dark'
  /** CSS pixels; 1280 x 800 unless given; null follows the window. */
  viewport?: { width: number; height: number } | null
  /** Ctrl-C and SIGTERM close the browser and end this process; false leaves both to the caller. True unless given. */
  endsOnSignals?: boolean
  /** More command line switches. */
  args?: readonly string[]
}

export interface ExtensionBrowser {
  context: BrowserContext
  extensionId: string
  /** The background's service worker, woken if it sleeps. */
  serviceWorker: () => Promise<Worker>
  /** Stops the service worker as the browser does when it is idle; the next event starts it again. */
  killServiceWorker: () => Promise<void>
  /** The sidebar's frame in a page, once it is there; it stands in a closed shadow root. */
  sidebarFrame: (page: Page, timeoutMs?: number) => Promise<Frame>
  /** Opens a page of the extension in a new tab, for example `workspace.html#/accounts`. */
  fullPage: (path: string) => Promise<Page>
  close: () => Promise<void>
}

/**
 * What Playwright switches off, and two differences: storage partitioning, without which the sidebar is denied its database,
 * stays on; RenderDocument, which makes closing a page that is being loaded hang now and then (microsoft/playwright#42068), is off.
 * Of several `--disable-features` the last one wins, so this list is the whole.
 */
const disabledFeatures = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'RenderDocument',
  'Translate',
]

/**
 * Starts a browser with the extension and waits for its service worker.
 * @throws {Error} when no browser is found or it refuses the extension.
 */
export async function launchExtension(options: ExtensionBrowserOptions): Promise<ExtensionBrowser> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'sidelight-profile-')))
  const lang = options.lang ?? 'en'
  const endsOnSignals = options.endsOnSignals ?? true
  const isRoot = process.getuid?.() === 0
  const context = await chromium.launchPersistentContext(profile, {
    handleSIGINT: endsOnSignals,
    handleSIGTERM: endsOnSignals,
    handleSIGHUP: endsOnSignals,
    // Chromium refuses its sandbox to root, and containers often deny it; a person's window goes without only as root.
    chromiumSandbox: options.headless === false && !isRoot,
    executablePath: await findChromium(),
    headless: options.headless ?? true,
    ignoreHTTPSErrors: true,
    viewport: options.viewport === undefined ? { width: 1280, height: 800 } : options.viewport,
    locale: lang,
    colorScheme: options.colorScheme ?? 'light',
    // Chromium on Linux takes its own language from here, not from --lang.
    env: { ...process.env, LANGUAGE: lang.replace('-', '_') },
    args: [
      `--lang=${lang}`,
      `--disable-extensions-except=${options.extensionPath}`,
      `--load-extension=${options.extensionPath}`,
      '--enable-unsafe-extension-debugging',
      `--disable-features=${disabledFeatures.join()}`,
      ...(options.args ?? []),
    ],
  })
  const extensionId = await findExtension(context, options.extensionPath)
  const origin = `chrome-extension://${extensionId}/`
  const fullPage = async (path: string): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(origin + path)
    return page
  }
  return {
    context,
    extensionId,
    serviceWorker: () => findWorker(context, origin),
    killServiceWorker: () => killWorkers(context, origin),
    sidebarFrame: waitForSidebar,
    fullPage,
    close: async () => {
      await context.close()
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The extension's id. Branded Chrome from 137 on ignores --load-extension: then it is loaded through the debugger. */
async function findExtension(context: BrowserContext, extensionPath: string): Promise<string> {
  const started = context.serviceWorkers()[0] ?? (await firstWorker(context, 5000))
  if (started) return new URL(started.url()).host
  const browser = context.browser()
  if (browser === null) throw new Error('The browser refused --load-extension, and its debugger cannot be reached.')
  const session = await browser.newBrowserCDPSession()
  await session.send('Extensions.loadUnpacked', { path: extensionPath })
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }))
  return new URL(worker.url()).host
}

async function firstWorker(context: BrowserContext, timeout: number): Promise<Worker | null> {
  try {
    return await context.waitForEvent('serviceworker', { timeout })
  } catch {
    // No worker in time: the caller tries the other way.
    return null
  }
}

function workerOf(context: BrowserContext, origin: string): Worker | undefined {
  return context.serviceWorkers().find((worker) => worker.url().startsWith(origin))
}

async function findWorker(context: BrowserContext, origin: string): Promise<Worker> {
  return (
    workerOf(context, origin) ??
    context.waitForEvent('serviceworker', { predicate: (worker) => worker.url().startsWith(origin), timeout: 15_000 })
  )
}

async function killWorkers(context: BrowserContext, origin: string): Promise<void> {
  const page = await context.newPage()
  try {
    await page.goto(`${origin}manifest.json`)
    const session = await context.newCDPSession(page)
    const isStopped = new Promise<void>((resolve) => {
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        const ours = versions.filter((version) => version.scriptURL.startsWith(origin))
        if (ours.some((version) => version.runningStatus === 'stopped')) resolve()
      })
    })
    await session.send('ServiceWorker.enable')
    await session.send('ServiceWorker.stopAllWorkers')
    await isStopped
  } finally {
    await page.close()
  }
}

const sidebarUrl = /^(chrome|moz)-extension:\/\/[^/]+\/sidebar\.html/

async function waitForSidebar(page: Page, timeoutMs = 15_000): Promise<Frame> {
  const find = (): Frame | undefined => page.frames().find((frame) => sidebarUrl.test(frame.url()))
  return (
    find() ??
    page.waitForEvent('framenavigated', { predicate: (frame) => sidebarUrl.test(frame.url()), timeout: timeoutMs })
  )
}
