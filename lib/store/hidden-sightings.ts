/** The never-log list, for sightings: what of it was kept before is dropped, and a thread's rows in a list are not kept again. */
import type { SidelightDatabase } from './database'
import { withQuotaTold } from './errors'
import { sightingHash } from './sighting-hash'
import { afterAnyTime } from './same-sighting'
import type { Sighting } from './stored'

/** By which a row of a list, which tells no subject, is known as part of a private thread. */
const hashesOf = ({ thread, message }: Sighting): string[] => (thread === '' ? [message] : [thread, message])

/** Remembers, by hash, threads of which no row is to be kept, and drops what was kept of them. */
export async function hideThreads(db: SidelightDatabase, rows: readonly Sighting[]): Promise<void> {
  const hashes = [...new Set(rows.flatMap(hashesOf))]
  const known = await db.hiddenSightings.bulkGet(hashes)
  const fresh = new Set(hashes.filter((_, index) => known[index] === undefined))
  if (fresh.size === 0) return
  await withQuotaTold(() =>
    db.transaction('rw', db.sightings, db.hiddenSightings, async () => {
      await db.hiddenSightings.bulkPut([...fresh].map((hash) => ({ hash })))
      await db.sightings.filter((row) => hashesOf(row).some((hash) => fresh.has(hash))).delete()
    }),
  )
}

/** Tells which rows are of a private thread; in the caller's transaction. */
export async function isHiddenAmong(
  db: SidelightDatabase,
  rows: readonly Sighting[],
): Promise<(row: Sighting) => boolean> {
  const found = await db.hiddenSightings.bulkGet([...new Set(rows.flatMap(hashesOf))])
  const hidden = new Set(found.map((row) => row?.hash))
  return (row) => hashesOf(row).some((hash) => hidden.has(hash))
}

/** What is taken off this device: addresses normalised, domains as they stand on the never-log list. */
export interface Forgotten {
  addresses?: readonly string[]
  domains?: readonly string[]
}

/** Drops everything seen of people and domains, as they are put on the never-log list. @returns how many rows */
export async function forgetSightings(
  db: SidelightDatabase,
  { addresses = [], domains = [] }: Forgotten,
): Promise<number> {
  const hash = await sightingHash(db)
  const people = await Promise.all(addresses.map((address) => hash('person', address)))
  const hosts = new Set(await Promise.all(domains.map((domain) => hash('domain', domain))))
  let dropped = 0
  for (const person of people)
    dropped += await db.sightings.where('[person+at]').between([person, ''], [person, afterAnyTime]).delete()
  if (hosts.size > 0)
    dropped += await db.sightings.filter(({ domain, host }) => hosts.has(domain) || hosts.has(host)).delete()
  return dropped
}
