/**
 * What was seen in this mailbox (PRODUCT R7): who wrote with whom and when, as keyed hashes; local, never synced, never text. One row
 * for each message and person, whichever way it was seen.
 */
import type { Instant } from '../domain/model'
import type { SidelightDatabase } from './database'
import { withQuotaTold } from './errors'
import { hideThreads, isHiddenAmong } from './hidden-sightings'
import { areNeverLogged } from './never-log'
import { sightingHash, type SightingHash } from './sighting-hash'
import { afterAnyTime, betterSighting, isSameSighting, lookAlikeMs } from './same-sighting'
import type { Sighting } from './stored'

/** One person of one message, as a page showed it. */
export interface Observation {
  /** A webmail and the address it is read for. */
  mailbox: string
  /** The webmail's own id of the message in that mailbox; null when the page does not hold it. */
  pageKey: string | null
  threadKey: string | null
  /** Names the thread for the never-log list (lib/domain/identity-id.ts, `threadHash`); null where its subject was not read. */
  privateThread: string | null
  /** Normalised. */
  address: string
  /** The company's registrable domain; null for free mail. */
  domain: string | null
  direction: Sighting['direction']
  at: Instant
  /** Milliseconds by which `at` may be off; 0 for a date exact to the minute. */
  within: number
  isOpened: boolean
}

const msPerDay = 86_400_000
/** Older messages tell nothing of a rhythm. */
const keptDays = 400
/** Clocks differ, and some senders' are wrong. */
const futureMs = msPerDay
const mostRows = 200_000
/** Rows in one transaction, so that nobody waits long for it. */
const batchSize = 100

const isKept = ({ at }: Observation, nowMs: number): boolean => {
  const ms = Date.parse(at)
  return ms >= nowMs - keptDays * msPerDay && ms <= nowMs + futureMs
}

/** A message without a name of its own is named by whom, which way and when. */
function messageName({ mailbox, pageKey, address, direction, at }: Observation): string {
  const own = pageKey === null ? ['seen', direction, address, at.slice(0, 16)] : ['page', pageKey]
  return JSON.stringify([mailbox, ...own])
}

async function hashed(seen: Observation, hash: SightingHash): Promise<Sighting> {
  const name = messageName(seen)
  const host = seen.address.slice(seen.address.lastIndexOf('@') + 1)
  const [id, message, person, domain, ofHost, thread, mailbox] = await Promise.all([
    hash('message', JSON.stringify([name, seen.address])),
    hash('message', name),
    hash('person', seen.address),
    seen.domain === null ? '' : hash('domain', seen.domain),
    hash('domain', host),
    seen.threadKey === null ? '' : hash('thread', JSON.stringify([seen.mailbox, seen.threadKey])),
    hash('mailbox', seen.mailbox),
  ])
  const { direction, at, isOpened } = seen
  // What has a name of its own is found again by it, and its date made better then.
  const within = seen.pageKey === null ? seen.within : 0
  return { id, person, domain, host: ofHost, thread, message, mailbox, direction, at, within, isOpened }
}

/** Rows of the same person around the same time: one of them may be this message, seen another way. */
async function lookAlike(db: SidelightDatabase, row: Sighting): Promise<Sighting | undefined> {
  const ms = Date.parse(row.at)
  const from = new Date(ms - lookAlikeMs).toISOString()
  const to = new Date(ms + lookAlikeMs).toISOString()
  const near = await db.sightings
    .where('[person+at]')
    .between([row.person, from], [row.person, to], true, true)
    .toArray()
  return near.find((other) => isSameSighting(row, other))
}

/** @returns whether the message had not been seen before, in any way */
async function writeOne(db: SidelightDatabase, row: Sighting): Promise<boolean> {
  const known = (await db.sightings.get(row.id)) ?? (await lookAlike(db, row))
  if (known === undefined) {
    await db.sightings.add(row)
    return true
  }
  const better = betterSighting(known, row)
  if (better === known) return false
  if (better.id !== known.id) await db.sightings.delete(known.id)
  await db.sightings.put(better)
  return false
}

async function writeBatch(db: SidelightDatabase, rows: readonly Sighting[]): Promise<Sighting[]> {
  return withQuotaTold(() =>
    db.transaction('rw', db.sightings, db.hiddenSightings, async () => {
      const isHidden = await isHiddenAmong(db, rows)
      const added: Sighting[] = []
      for (const row of rows) if (!isHidden(row) && (await writeOne(db, row))) added.push(row)
      return added
    }),
  )
}

/**
 * Keeps what a page showed. What is on the never-log list is not kept, and what was kept of it before is dropped.
 * @returns what had not been seen before
 * @throws StorageFullError
 */
export async function recordSightings(
  db: SidelightDatabase,
  observations: readonly Observation[],
  now: Instant,
): Promise<Sighting[]> {
  const seen = observations
    .filter((each) => isKept(each, Date.parse(now)))
    // What a list showed is not news when it is opened in the same moment.
    .toSorted((a, b) => Number(a.isOpened) - Number(b.isOpened))
  if (seen.length === 0) return []
  const hash = await sightingHash(db)
  const [rows, isPrivateThread, isPrivatePerson] = await Promise.all([
    Promise.all(seen.map((each) => hashed(each, hash))),
    areNeverLogged(
      db,
      seen.map(({ privateThread }) => ({ addresses: [], thread: privateThread })),
    ),
    areNeverLogged(
      db,
      seen.map(({ address }) => ({ addresses: [address], thread: null })),
    ),
  ])
  await hideThreads(
    db,
    rows.filter((_, index) => isPrivateThread[index]),
  )
  const isPrivate = rows.map((_, index) => isPrivateThread[index] || isPrivatePerson[index])
  await db.sightings.bulkDelete(rows.filter((_, index) => isPrivate[index]).map(({ id }) => id))
  const open = rows.filter((_, index) => !isPrivate[index])
  const added: Sighting[] = []
  for (let from = 0; from < open.length; from += batchSize)
    added.push(...(await writeBatch(db, open.slice(from, from + batchSize))))
  return added
}

/** Drops what is too old, and the oldest of what is too much. @returns how many were dropped */
export async function pruneSightings(db: SidelightDatabase, now: Instant, most = mostRows): Promise<number> {
  const oldest = new Date(Date.parse(now) - keptDays * msPerDay).toISOString()
  const old = await db.sightings.where('at').below(oldest).delete()
  const tooMany = (await db.sightings.count()) - most
  if (tooMany <= 0) return old
  const surplus = await db.sightings.orderBy('at').limit(tooMany).primaryKeys()
  await db.sightings.bulkDelete(surplus)
  return old + tooMany
}

/** Whose sightings are asked for: addresses normalised, domains registrable and no free mail. */
export interface Sighted {
  addresses: readonly string[]
  domains: readonly string[]
}

/** Everything seen of these people and companies, oldest first; each row once. */
export async function sightingsOf(db: SidelightDatabase, { addresses, domains }: Sighted): Promise<Sighting[]> {
  const hash = await sightingHash(db)
  const [people, companies] = await Promise.all([
    Promise.all(addresses.map((address) => hash('person', address))),
    Promise.all(domains.map((domain) => hash('domain', domain))),
  ])
  const all = (index: string, value: string): Promise<Sighting[]> =>
    db.sightings.where(index).between([value, ''], [value, afterAnyTime]).toArray()
  const found = await Promise.all([
    ...people.map((person) => all('[person+at]', person)),
    ...companies.map((domain) => all('[domain+at]', domain)),
  ])
  const byId = new Map(found.flat().map((row) => [row.id, row]))
  return [...byId.values()].toSorted((a, b) => a.at.localeCompare(b.at))
}
