/**
 * Browsers whose store is filled. Filling takes minutes at the largest size, so that a filled store is kept for the
 * rest of the day (rows are dated back from it), and each measurement gets a copy of its own.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchExtension, type ExtensionBrowser } from '../e2e/browsers/chromium'
import { projectFolder } from '../e2e/setup/project-paths'
import { calendarOf } from '../../lib/domain/calendar'
import { dayText } from '../../lib/domain/calendar-day'
import { defaultPolicy } from '../../lib/domain/policy'
import { seedPage, type ExtensionCopy } from './bench-extension'
import { contactsPerAccount } from './pages/bench-rows'

const cache = join(projectFolder, 'node_modules', '.cache', 'sidelight-bench')
const madeFrom = ['tests/bench/pages/bench-rows.ts', 'tests/bench/pages/fill.ts', 'lib/store/database.ts']

export interface StoreSize {
  contacts: number
  /** Without it there are people and accounts alone. */
  hasHistory: boolean
}

/** Starts a browser with a copy of a filled store; closing removes the copy. */
export type OpenStore = (contacts: number) => Promise<{ browser: ExtensionBrowser; close: () => Promise<void> }>

/** What the stores kept of other days or other sources are not named. */
async function stamp(): Promise<string> {
  const hash = createHash('sha256')
  const migrations = await readdir(join(projectFolder, 'lib/store/migrations'))
  for (const file of [...madeFrom, ...migrations.toSorted().map((name) => `lib/store/migrations/${name}`)])
    hash.update(await readFile(join(projectFolder, file)))
  // The background would compute everything anew once the workspace's day has turned.
  const day = dayText(calendarOf(defaultPolicy.calendar).dayAt(Date.now()))
  return `${day}-${hash.digest('hex').slice(0, 12)}`
}

async function removeOthers(kept: string): Promise<void> {
  for (const name of await readdir(cache))
    if (!name.startsWith(kept)) await rm(join(cache, name), { recursive: true, force: true })
}

/** Where Chromium keeps a profile's stores; nothing else of a profile is kept. */
const storesOf = (profile: string): string => join(profile, 'Default', 'IndexedDB')

async function newProfile(stores: string | null): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'sidelight-bench-profile-'))
  if (stores !== null) await cp(stores, storesOf(profile), { recursive: true })
  return profile
}

async function fill(profile: string, extension: ExtensionCopy, from: number, size: StoreSize): Promise<void> {
  const browser = await launchExtension({ extensionPath: extension.folder, profile })
  try {
    const page = await browser.fullPage(seedPage)
    await page.evaluate(`benchStore.seed(${from}, ${size.contacts / contactsPerAccount}, ${size.hasHistory})`)
  } finally {
    await browser.close()
  }
}

/**
 * Makes sure that a store of each size is kept; each is filled on from the one before.
 * @param sizes smallest first
 * @returns what starts a browser with a copy of one of them
 */
export async function fillStores(
  sizes: readonly StoreSize[],
  extension: ExtensionCopy,
  say: (line: string) => void,
): Promise<OpenStore> {
  await mkdir(cache, { recursive: true })
  const name = await stamp()
  await removeOthers(name)
  const keptAs = (contacts: number): string => join(cache, `${name}-${contacts}`)
  let smaller: StoreSize | null = null
  for (const size of sizes) {
    const rows = size.hasHistory ? `, ${size.contacts * 5} interactions` : ', no history'
    const what = `${size.contacts} contacts, ${size.contacts / contactsPerAccount} accounts${rows}`
    if (existsSync(keptAs(size.contacts))) say(`${what}: filled earlier today`)
    else {
      const start = performance.now()
      const profile = await newProfile(smaller && keptAs(smaller.contacts))
      await fill(profile, extension, smaller === null ? 0 : smaller.contacts / contactsPerAccount, size)
      // Whole or not at all, should this be interrupted.
      await rm(`${keptAs(size.contacts)}.part`, { recursive: true, force: true })
      await cp(storesOf(profile), `${keptAs(size.contacts)}.part`, { recursive: true })
      await rename(`${keptAs(size.contacts)}.part`, keptAs(size.contacts))
      await rm(profile, { recursive: true, force: true })
      say(`${what}: filled in ${((performance.now() - start) / 1000).toFixed(0)} s`)
    }
    smaller = size
  }
  return async (contacts) => {
    const profile = await newProfile(keptAs(contacts))
    const browser = await launchExtension({ extensionPath: extension.folder, profile })
    const close = async (): Promise<void> => {
      await browser.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    }
    return { browser, close }
  }
}
