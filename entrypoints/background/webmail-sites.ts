/**
 * Content scripts for sites that are switched on one by one: registered for each site the person granted, and run at once
 * in the tabs that are open. The e2e build's loopback hosts take this same path. A site begins with Roundcube's adapter, which hands
 * over to the generic reader; once that has read a message there, the site begins with it.
 */
import * as z from 'zod/mini'
import { browser, type Browser } from 'wxt/browser'

const script = '/content-scripts/roundcube.js'
const genericScript = '/generic.js'
/** Of a registered script's id; the site follows. */
const prefixes = { adapter: 'roundcube ', generic: 'generic ' } as const
const storageKey = 'genericSites'
const sitesSchema = z.array(z.string().check(z.maxLength(300))).check(z.maxLength(500))

const isOurs = (id: string): boolean => Object.values(prefixes).some((prefix) => id.startsWith(prefix))

/** The generic reader is read into the adapter's script, which takes its own pages all the same. */
const scriptsOf = (isGeneric: boolean): string[] => (isGeneric ? [script, genericScript] : [script])

/** Sites that the generic reader has read a message of, as match patterns. */
async function genericSites(): Promise<string[]> {
  const stored = await browser.storage.local.get(storageKey)
  const parsed = sitesSchema.safeParse(stored[storageKey])
  return parsed.success ? parsed.data : []
}

/** The granted site that a page is of, as its match pattern; null for a site of the manifest. Ports are no part of a pattern. */
async function siteOf(url: string): Promise<string | null> {
  if (!URL.canParse(url)) return null
  const { protocol, hostname } = new URL(url)
  const granted = await grantedSites()
  return [`${protocol}//${hostname}/*`, `*://${hostname}/*`].find((pattern) => granted.includes(pattern)) ?? null
}

/** From now on pages of this site begin with the generic reader. */
export async function rememberGenericSite(url: string): Promise<void> {
  const site = await siteOf(url)
  const known = await genericSites()
  if (site === null || known.includes(site)) return
  await browser.storage.local.set({ [storageKey]: [...known, site].slice(-500) })
  await registerSites()
}

/** After an update of the extension an adapter may read again what it could not. */
export async function forgetGenericSites(): Promise<void> {
  await browser.storage.local.remove(storageKey)
}

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
  const generic = new Set(await genericSites())
  const wanted = new Map(
    (await grantedSites()).map((site) => {
      const isGeneric = generic.has(site)
      return [prefixes[isGeneric ? 'generic' : 'adapter'] + site, { site, js: scriptsOf(isGeneric) }]
    }),
  )
  const registered = await browser.scripting.getRegisteredContentScripts()
  const known = new Set(registered.map(({ id }) => id))
  const gone = registered.filter(({ id }) => isOurs(id) && !wanted.has(id)).map(({ id }) => id)
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone })
  const scripts = [...wanted]
    .filter(([id]) => !known.has(id))
    .map(([id, { site, js }]) => ({ id, matches: [site], js, runAt: 'document_start' as const }))
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
  const generic = new Set(await genericSites())
  const runs = [
    ...manifestScripts().filter(({ matches }) => matches.some((match) => sites.includes(match))),
    { matches: granted.filter((site) => !generic.has(site)), js: scriptsOf(false) },
    { matches: granted.filter((site) => generic.has(site)), js: scriptsOf(true) },
  ].filter(({ matches }) => matches.length > 0)
  for (const { matches, js } of runs) {
    const tabs = await browser.tabs.query({ url: matches })
    await Promise.all(tabs.map((tab) => runIn(tab, js)))
  }
}

/** After installing or updating: every tab of a webmail that is open gets the script of this version. */
export async function runInAllOpenTabs(): Promise<void> {
  await runInOpenTabs([...(await grantedSites()), ...manifestScripts().flatMap(({ matches }) => matches)])
}
