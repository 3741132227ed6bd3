/**
 * Which updates of a document's log are one version of its plan: those of ten minutes, of an hour when they are a day old, of a
 * day when they are a week old. A restored version stands by itself, so that what it replaced is one too and can be brought back.
 */
import type { DocumentUpdate } from '../storage/storage'

/** Days before the newest so many become one version: a log that is read whole must not grow for ever. */
const maxDays = 400

/** Restored versions before the newest so many are versions like others, for the same reason. */
const maxRestored = 200

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** Whole days since 1970, UTC; day 0 stands for "before days were kept". */
const dayOf = (at: number): number => Math.floor(at / dayMs)

/** How long the stretch of time is whose updates are one version. Each kind of stretch is made of whole ones of the kind before. */
function stretchMsAt(at: number, now: number): number {
  const age = now - at
  if (age > 7 * dayMs) return dayMs
  return age > dayMs ? 60 * minuteMs : 10 * minuteMs
}

function isOneStretch(last: number, next: number, now: number): boolean {
  const stretchMs = stretchMsAt(last, now)
  return stretchMs === stretchMsAt(next, now) && Math.floor(last / stretchMs) === Math.floor(next / stretchMs)
}

/**
 * The versions, oldest first, each with its updates in their order.
 * @param now ms since 1970
 */
export function groupIntoVersions(updates: readonly DocumentUpdate[], now: number): DocumentUpdate[][] {
  const sorted = updates.toSorted((a, b) => a.at - b.at || a.id - b.id)
  const days = [...new Set(sorted.map(({ at }) => dayOf(at)))]
  const restored = sorted.filter(({ restores }) => restores !== undefined).slice(-maxRestored)
  const rules = { firstDay: days.at(-maxDays) ?? 0, ownVersions: new Set(restored.map(({ id }) => id)), now }
  const groups: DocumentUpdate[][] = []
  let last: DocumentUpdate | undefined
  for (const update of sorted) {
    const group = groups.at(-1)
    if (group !== undefined && last !== undefined && isOneVersion(last, update, rules)) group.push(update)
    else groups.push([update])
    last = update
  }
  return groups
}

interface Rules {
  /** The first day that is not one with all before. */
  firstDay: number
  /** Ids of the updates that stand by themselves. */
  ownVersions: ReadonlySet<number>
  now: number
}

function isOneVersion(last: DocumentUpdate, next: DocumentUpdate, { firstDay, ownVersions, now }: Rules): boolean {
  // A version is named by its last instant, so an instant is never split.
  if (last.at === next.at || dayOf(next.at) < firstDay) return true
  if (ownVersions.has(last.id) || ownVersions.has(next.id)) return false
  return dayOf(last.at) >= firstDay && isOneStretch(last.at, next.at, now)
}
