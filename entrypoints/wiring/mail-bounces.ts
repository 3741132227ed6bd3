/** Whom of an account's people this browser's own mail did not reach (PRODUCT D6): said beside them, decided by a person. */
import type { Contact } from '../../lib/domain/model'
import type { MailboxRhythm } from '../../lib/domain/mailbox-rhythm'
import type { SidelightDatabase } from '../../lib/store/database'
import { sightingHash } from '../../lib/store/sighting-hash'

export type Bounces = ReadonlyMap<string, 'bounced' | 'departed'>

/** By contact. Somebody one of whose addresses is heard from is not gone for another that bounced: only all of them count. */
export async function loadBounces(
  db: SidelightDatabase,
  people: readonly Contact[],
  rhythm: MailboxRhythm | null,
): Promise<Bounces> {
  if (rhythm === null || rhythm.bounced.length === 0) return new Map()
  const hash = await sightingHash(db)
  const [bounced, departed] = [new Set(rhythm.bounced), new Set(rhythm.departed)]
  const told = new Map<string, 'bounced' | 'departed'>()
  for (const { id, emails } of people) {
    const hashes = await Promise.all(emails.map((address) => hash('person', address)))
    if (!hashes.some((each) => bounced.has(each))) continue
    told.set(id, hashes.every((each) => departed.has(each)) ? 'departed' : 'bounced')
  }
  return told
}
