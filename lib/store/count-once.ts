/** One message logged under two ids (one mailbox told its Message-ID, another did not) is read as one interaction. */
import { neighbourKeys } from '../domain/message-key'
import type { Interaction } from '../domain/model'

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])]

function merged(kept: Interaction, other: Interaction): Interaction {
  const loggedBy = union(kept.loggedBy, other.loggedBy)
  return { ...kept, loggedBy, contactIds: union(kept.contactIds, other.contactIds) }
}

/** Where a row without a Message-ID may be found: under its weak key; logged at the click on "send", a minute beside it too. */
function placesOf({ weakKey, direction }: Interaction): { key: string; isNear: boolean }[] {
  if (weakKey === null) return []
  const near = direction === 'out' ? neighbourKeys(weakKey) : []
  return [{ key: `weak ${weakKey}`, isNear: false }, ...near.map((key) => ({ key: `weak ${key}`, isNear: true }))]
}

/**
 * The interactions of one account, each message once (`isSameMessage`): strong keys that match, or weak ones where one has no strong.
 * Deleted rows are left out; the order of the others is kept.
 */
export function countOnce(rows: readonly Interaction[]): Interaction[] {
  const alive = rows.filter((row) => row.deletedAt === null)
  const kept = new Map<string, Interaction>()
  const idByKey = new Map<string, string>()
  // Those with a Message-ID first, so that one without finds them by its weak key.
  for (const row of alive.toSorted((a, b) => Number(a.strongKey === null) - Number(b.strongKey === null))) {
    const strong = row.strongKey === null ? null : `strong ${row.strongKey}`
    const weak = row.weakKey === null ? null : `weak ${row.weakKey}`
    const places = strong === null ? placesOf(row) : [{ key: strong, isNear: false }]
    const known = places
      .map(({ key, isNear }) => ({ found: kept.get(idByKey.get(key) ?? ''), isNear }))
      .find(({ found, isNear }) => found !== undefined && (!isNear || found.direction === 'out'))?.found
    if (known) kept.set(known.id, merged(known, row))
    else {
      kept.set(row.id, row)
      for (const key of [strong, weak]) if (key !== null && !idByKey.has(key)) idByKey.set(key, row.id)
    }
  }
  return alive.flatMap((row) => kept.get(row.id) ?? [])
}
