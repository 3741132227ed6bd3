/** One's own addresses, as a person confirmed them: decisions that the team knows as well, so that colleagues are told from customers. */
import type { SidelightDatabase } from './database'
import { decide, takeBack } from './identities'
import { writeTogether } from './local-change'
import { loadIdentity } from './meta'
import type { WriteOptions } from './write'

/** The addresses confirmed on this member's devices, normalised, in the order they were. */
export async function confirmedOwnAddresses(db: SidelightDatabase): Promise<string[]> {
  const { memberId } = await loadIdentity(db)
  const decided = await db.identities.where('decision').equals('own').toArray()
  return decided
    .filter((row) => row.deletedAt === null && row.memberId === memberId)
    .toSorted((a, b) => a.decidedAt.localeCompare(b.decidedAt))
    .map(({ address }) => address)
    .filter((address) => address !== null)
}

/**
 * Makes exactly these one's own; whatever was confirmed before and is not among them is taken back. All or nothing.
 * @throws InvalidRowError when one is no address, StorageFullError
 */
export async function confirmOwnAddresses(
  db: SidelightDatabase,
  addresses: readonly string[],
  options: WriteOptions = {},
): Promise<void> {
  await writeTogether(db, async () => {
    const { memberId } = await loadIdentity(db)
    const known = await db.identities.where('decision').equals('own').toArray()
    const mine = known.filter((row) => row.deletedAt === null && row.memberId === memberId)
    for (const row of mine) if (!addresses.includes(row.address ?? '')) await takeBack(db, row.id, options)
    const before = new Set(mine.map(({ address }) => address))
    for (const address of addresses) if (!before.has(address)) await decide(db, { address, decision: 'own' }, options)
  })
}
