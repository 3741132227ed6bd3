/** What was last said, in other threads and by colleagues. */
import type { LastWord } from './insight'
import type { Interaction, Member } from './model'

/** What is on the screen already. */
export interface Excluded {
  threadKey: string | null
  ids: ReadonlySet<string>
}

/** The newest interactions of an account that are not on the screen, newest first. */
export function findLastWords(
  interactions: readonly Interaction[],
  members: readonly Member[],
  excluded: Excluded = { threadKey: null, ids: new Set() },
  limit = 2,
): LastWord[] {
  const names = new Map(members.map((member) => [member.id, member.name]))
  return interactions
    .filter(
      (row) =>
        row.deletedAt === null &&
        !excluded.ids.has(row.id) &&
        (excluded.threadKey === null || row.threadKey !== excluded.threadKey),
    )
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map((row) => ({ interactionId: row.id, at: row.at, by: nameOf(row, names), kind: row.kind, summary: row.summary }))
}

function nameOf(row: Interaction, names: ReadonlyMap<string, string>): string | null {
  for (const id of row.loggedBy) {
    const name = names.get(id)
    if (name !== undefined) return name
  }
  return null
}
