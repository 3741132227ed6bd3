/**
 * People, domains and threads of which nothing is ever logged or remembered (PRODUCT R4). This device's alone: whom one keeps
 * private is private, so that the list is in no outbox.
 */
import { normaliseAddress, normaliseDomain } from '../domain/address'
import type { SidelightDatabase } from './database'
import { InvalidRowError, NeverLoggedError, withQuotaTold } from './errors'
import { forgetSightings } from './hidden-sightings'
import type { NeverLog } from './stored'

/** What a person can keep private. A thread is named by `threadHash` (lib/domain/identity-id.ts). */
export type Private = { person: string } | { domain: string } | { thread: string }

/** Whom a message, row or sighting is about; addresses normalised, thread by `threadHash`, null outside of any. */
export interface PrivacyQuestion {
  addresses: readonly string[]
  thread: string | null
}

/** An entry of the list, as it is shown: `value` is the address or domain; of a thread there is no more than its hash. */
export interface NeverLogged {
  key: string
  kind: 'person' | 'domain' | 'thread'
  value: string
  addedAt: string
}

const kinds = ['person', 'domain', 'thread'] as const

function keyOf(what: Private): string {
  if ('thread' in what) return `thread:${what.thread}`
  if ('person' in what) {
    const address = normaliseAddress(what.person)
    if (address === null) throw new InvalidRowError('neverLog', 'this is not an email address.')
    return `person:${address}`
  }
  const domain = normaliseDomain(what.domain.replace(/^.*@/, ''))
  if (domain === null || !domain.includes('.')) throw new InvalidRowError('neverLog', 'this is not a domain.')
  return `domain:${domain}`
}

/** The domain and those above it: what is said of `acme.example` holds for `mail.acme.example`. */
function domainsOf(address: string): string[] {
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}

/** Every key that would keep this private. */
function keysFor({ addresses, thread }: PrivacyQuestion): string[] {
  const keys = addresses.flatMap((address) => [
    `person:${address}`,
    ...domainsOf(address).map((domain) => `domain:${domain}`),
  ])
  return [...new Set(thread === null ? keys : [...keys, `thread:${thread}`])]
}

const shown = ({ key, addedAt }: NeverLog): NeverLogged[] => {
  const kind = kinds.find((each) => key.startsWith(`${each}:`))
  return kind === undefined ? [] : [{ key, kind, value: key.slice(kind.length + 1), addedAt }]
}

/** The entries that keep this private; none when it may be logged. One round of the store, however many people. */
export async function neverLoggedAbout(db: SidelightDatabase, question: PrivacyQuestion): Promise<NeverLogged[]> {
  const keys = keysFor(question)
  const found = keys.length === 0 ? [] : await db.neverLog.bulkGet(keys)
  return found.flatMap((row) => (row === undefined ? [] : shown(row)))
}

/** Whether nothing of this may be logged or remembered. */
export async function isNeverLogged(db: SidelightDatabase, question: PrivacyQuestion): Promise<boolean> {
  return (await neverLoggedAbout(db, question)).length > 0
}

/** The entries of a list already read (`listNeverLog`) that keep this private: for many questions at once. */
export function entriesAbout(list: readonly NeverLogged[], question: PrivacyQuestion): NeverLogged[] {
  if (list.length === 0) return []
  const keys = new Set(keysFor(question))
  return list.filter(({ key }) => keys.has(key))
}

/** Whether each of these is to stay unlogged, in their order; the list is read once. */
export async function areNeverLogged(db: SidelightDatabase, questions: readonly PrivacyQuestion[]): Promise<boolean[]> {
  const list = await listNeverLog(db)
  return questions.map((question) => entriesAbout(list, question).length > 0)
}

/** @throws NeverLoggedError naming what keeps it private */
export async function refuseIfNeverLogged(db: SidelightDatabase, question: PrivacyQuestion): Promise<void> {
  const [entry] = await neverLoggedAbout(db, question)
  if (entry) throw new NeverLoggedError(entry.kind, entry.value)
}

/** Puts somebody, a domain or a thread on the list; what this mailbox remembered of people and domains goes. @returns its key @throws InvalidRowError, StorageFullError */
export async function addNeverLog(
  db: SidelightDatabase,
  what: Private,
  addedAt = new Date().toISOString(),
): Promise<string> {
  const key = keyOf(what)
  await withQuotaTold(() => db.neverLog.put({ key, addedAt }))
  const value = key.slice(key.indexOf(':') + 1)
  if ('person' in what) await forgetSightings(db, { addresses: [value] })
  if ('domain' in what) await forgetSightings(db, { domains: [value] })
  return key
}

/** Takes an entry off the list; what was not logged meanwhile stays unlogged. */
export async function removeNeverLog(db: SidelightDatabase, key: string): Promise<void> {
  await db.neverLog.delete(key)
}

/** The whole list, newest first. */
export async function listNeverLog(db: SidelightDatabase): Promise<NeverLogged[]> {
  const rows = await db.neverLog.toArray()
  return rows.flatMap(shown).toSorted((a, b) => b.addedAt.localeCompare(a.addedAt))
}
