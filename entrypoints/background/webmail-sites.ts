/**
 * Content scripts for sites that are switched on one by one: registered for each site the person granted, and run at once
 * in the tabs that are open. The e2e build's loopback hosts take this same path.
 */
import { browser, type Browser } from 'wxt/browser'

const script = '/content-scripts/roundcube.js'
const idPrefix = 'roundcube '

/** Sites whose content script stands in the manifest. */
function manifestScripts(): { matches: string[]; js: string[] }[] {
  const declared = browser.runtime.getManifest().content_scripts ?? []
  return declared.map(({ matches, js }) => ({ matches: matches ?? [], js: js ?? [] }))
}

async function grantedSites(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll()
  const declared = new Set(manifestScripts().flatMap(({ matches }) => matches))
  return origins.filter((origin) => !declared.has(origin) && /^(https?|\*):/.test(origin))
}

let turn: Promise<void> = Promise.resolve()

/**
 * Makes the registered scripts those of the granted sites, no more and no fewer. One at a time: starting and being
 * installed ask at once, and a script's id can be registered only once.
 */
export function registerSites(): Promise<void> {
  turn = turn.then(registerGranted, registerGranted)
  return turn
}

async function registerGranted(): Promise<void> {
  const wanted = new Map((await grantedSites()).map((site) => [idPrefix + site, site]))
  const registered = await browser.scripting.getRegisteredContentScripts()
  const known = new Set(registered.map(({ id }) => id))
  const gone = registered.filter(({ id }) => id.startsWith(idPrefix) && !wanted.has(id)).map(({ id }) => id)
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone })
  const scripts = [...wanted]
    .filter(([id]) => !known.has(id))
    .map(([id, site]) => ({ id, matches: [site], js: [script], runAt: 'document_start' as const }))
  if (scripts.length > 0) await browser.scripting.registerContentScripts(scripts)
}

async function runIn(tab: Browser.tabs.Tab, files: string[]): Promise<void> {
  if (tab.id === undefined) return
  try {
    await browser.scripting.executeScript({ target: { tabId: tab.id }, files, injectImmediately: true })
  } catch (error) {
    // A tab that shows an error page or is being closed takes no script; it gets one when it loads.
    console.info(`The open tab ${tab.id} could not be read yet.`, error)
  }
}

/** Runs a site's script in its open tabs, which loaded before the site was switched on. */
export async function runInOpenTabs(sites: readonly string[]): Promise<void> {
  const own = new Set(await grantedSites())
  const granted = sites.filter((site) => own.has(site))
  const runs = [
    ...manifestScripts().filter(({ matches }) => matches.some((match) => sites.includes(match))),
    ...(granted.length > 0 ? [{ matches: granted, js: [script] }] : []),
  ]
  for (const { matches, js } of runs) {
    const tabs = await browser.tabs.query({ url: matches })
    await Promise.all(tabs.map((tab) => runIn(tab, js)))
  }
}

/** After installing or updating: every tab of a webmail that is open gets the script of this version. */
export async function runInAllOpenTabs(): Promise<void> {
  await runInOpenTabs([...(await grantedSites()), ...manifestScripts().flatMap(({ matches }) => matches)])
}
