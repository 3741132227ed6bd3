/** Who is meant by the responsible colleague that a file names: by address or name, where exactly one bears it. */
import { normaliseAddress } from '../../domain/address'
import { nameKey } from '../../domain/person-name'
import type { SidelightDatabase } from '../database'
import { identitiesOfOurs } from '../identities'
import { loadIdentity, readMeta } from '../meta'

export interface Colleagues {
  /** The member's id; null where nobody, or several, are called so. */
  find(named: string): string | null
}

function keyOf(named: string): string {
  return normaliseAddress(named) ?? nameKey(named)
}

export async function loadColleagues(db: SidelightDatabase): Promise<Colleagues> {
  const { memberId } = await loadIdentity(db)
  const members = (await db.members.toArray()).filter(({ deletedAt }) => deletedAt === null)
  const ours = await identitiesOfOurs(db)
  const named: (readonly [string, string])[] = [
    ...members.flatMap(({ id, name, email }) => [[name, id] as const, [email, id] as const]),
    ...ours.flatMap(({ address, memberId: id }) => (address !== null && id !== null ? [[address, id] as const] : [])),
    [(await readMeta(db, 'memberName')) ?? '', memberId],
  ]
  const idsOf = new Map<string, Set<string>>()
  for (const [text, id] of named) {
    const key = keyOf(text)
    if (key !== '') idsOf.set(key, (idsOf.get(key) ?? new Set()).add(id))
  }
  return {
    find(text) {
      const ids = [...(idsOf.get(keyOf(text)) ?? [])]
      return ids.length === 1 ? (ids[0] ?? null) : null
    },
  }
}
