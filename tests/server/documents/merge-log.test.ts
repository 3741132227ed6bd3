import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { buildDocument } from '../../../server/documents/build-document'
import { dayOf } from '../day-of'
import { mergeLog } from '../../../server/documents/merge-log'
import type { DocumentUpdate, NewUpdate } from '../../../server/storage/storage'

const dayMs = 86_400_000
const firstDay = Date.UTC(2026, 0, 1)
/** Long after: what is older than a week is a version a day. */
const now = Date.UTC(2030, 0, 1)

/** One edit: who makes it, how many days after the one before, where, and how much is written or (below 0) deleted. */
const edit = fc.record({
  writer: fc.nat(2),
  daysLater: fc.constantFrom(0, 0, 0, 1, 3),
  place: fc.nat(1000),
  length: fc.integer({ min: -4, max: 5 }),
})
interface Edit {
  writer: number
  daysLater: number
  place: number
  length: number
}

/** The log of three people who type into one text, each knowing what the others have typed. */
function logOf(edits: readonly Edit[]): DocumentUpdate[] {
  const docs = [0, 1, 2].map(() => new Y.Doc())
  const updates: DocumentUpdate[] = []
  let at = firstDay
  for (const { writer, daysLater, place, length } of edits) {
    at += daysLater * dayMs
    const doc = docs[writer]
    if (doc === undefined) continue
    const text = doc.getText('text')
    const before = Y.encodeStateVector(doc)
    if (length >= 0) text.insert(place % (text.length + 1), 'abcdef'.slice(0, length))
    else if (text.length > 0) text.delete(place % text.length, Math.min(-length, text.length - (place % text.length)))
    const update = Y.encodeStateAsUpdate(doc, before)
    updates.push({ id: updates.length + 1, update, at, memberIds: [`m${writer}`] })
    for (const other of docs) Y.applyUpdate(other, update)
  }
  return updates
}

/** As the server reads a log: what is merged stands behind what it goes before, which Yjs alone may leave waiting. */
const textOf = (updates: readonly DocumentUpdate[]): string => buildDocument(updates).doc.getText('text').toJSON()

/** The kept, and then more, numbered as the database does it: an id is never given twice. */
function numberedAfter(kept: readonly DocumentUpdate[], taken: readonly DocumentUpdate[], more: readonly NewUpdate[]) {
  const next = Math.max(0, ...taken.map(({ id }) => id)) + 1
  return [...kept, ...more.map((update, index) => Object.assign({}, update, { id: next + index }))]
}

function merged(updates: readonly DocumentUpdate[], at = now): DocumentUpdate[] {
  const { ids, merged: instead } = mergeLog(updates, at)
  const kept = updates.filter(({ id }) => !ids.includes(id))
  return numberedAfter(kept, updates, instead)
}

const daysOf = (updates: readonly NewUpdate[]): string[] => [...new Set(updates.map(({ at }) => dayOf(at)))].toSorted()
const until = <Update extends NewUpdate>(updates: readonly Update[], day: string): Update[] =>
  updates.filter(({ at }) => dayOf(at) <= day)

/** Two days of one update each, whose days before are merged behind them. */
const twoDaysBetween: Edit[] = [
  { writer: 0, daysLater: 0, place: 0, length: 1 },
  { writer: 0, daysLater: 0, place: 0, length: 0 },
  { writer: 0, daysLater: 3, place: 0, length: 0 },
  { writer: 0, daysLater: 0, place: 0, length: 1 },
  { writer: 1, daysLater: 1, place: 294, length: 1 },
  { writer: 0, daysLater: 1, place: 0, length: 0 },
  { writer: 0, daysLater: 0, place: 0, length: 1 },
  { writer: 0, daysLater: 1, place: 0, length: 3 },
]

describe('merging a log', () => {
  it('leaves one update a day, the plan as it is, and as it stood at the end of each day', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 60 }), (edits) => {
        const before = logOf(edits)
        const after = merged(before)
        expect(after).toHaveLength(daysOf(before).length)
        expect(daysOf(after)).toEqual(daysOf(before))
        for (const day of daysOf(before)) expect(textOf(until(after, day))).toBe(textOf(until(before, day)))
        expect(mergeLog(after, now)).toEqual({ ids: [], merged: [] })
      }),
    )
  })

  it('is the same whatever was merged before, and names everybody who wrote on a day', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 2, maxLength: 40 }), fc.nat(40), (edits, cut) => {
        const log = logOf(edits)
        const once = merged(log.slice(0, cut))
        const twice = merged(numberedAfter(once, [...log, ...once], log.slice(cut)))
        expect(textOf(twice)).toBe(textOf(log))
        for (const day of daysOf(log)) {
          const writers = (updates: readonly NewUpdate[]) =>
            new Set(updates.filter(({ at }) => dayOf(at) === day).flatMap(({ memberIds }) => memberIds))
          expect(writers(twice)).toEqual(writers(log))
        }
      }),
      { examples: [[twoDaysBetween, 0]] },
    )
  })

  it('of a plan older than 400 days of work the oldest become one version', () => {
    const edits = Array.from({ length: 450 }, () => ({ writer: 0, daysLater: 1, place: 0, length: 1 }))
    const log = logOf(edits)
    const after = merged(log)
    expect(after).toHaveLength(401)
    expect(textOf(after)).toBe(textOf(log))
    expect(mergeLog(after, now)).toEqual({ ids: [], merged: [] })
  })

  it('of the last day leaves ten minutes each, of the last week hours, and keeps restored versions apart', () => {
    const hour = 3_600_000
    const ages = [240, 239, 30, 29.9, 29.1, 3, 2.95, 2.9, 2.5]
    const log = logOf(ages.map(() => ({ writer: 0, daysLater: 0, place: 0, length: 1 }))).map((update, index) =>
      Object.assign(update, { at: now - (ages[index] ?? 0) * hour }),
    )
    const agesOf = (updates: readonly NewUpdate[]) =>
      updates.map(({ at }) => (now - at) / hour).toSorted((a, b) => b - a)
    expect(agesOf(merged(log))).toEqual([239, 29.1, 2.9, 2.5])
    const restoring = log.map((update, index) =>
      index === 3 || index === 7 ? { ...update, restores: now - 240 * hour } : update,
    )
    const after = merged(restoring)
    expect(agesOf(after)).toEqual([239, 30, 29.9, 29.1, 2.95, 2.9, 2.5])
    expect(after.filter(({ restores }) => restores !== undefined).map(({ at }) => at)).toHaveLength(2)
    expect(mergeLog(after, now)).toEqual({ ids: [], merged: [] })
    // A year later they are days, but what was restored and what it replaced stay apart.
    const yearLater = now + 365 * 24 * hour
    expect(mergeLog(after, yearLater).merged).toEqual([])
    expect(merged(merged(log), yearLater)).toHaveLength(3)
  })

  it('what cannot be applied stays in the log', () => {
    const log = logOf([1, 2, 3].map((length) => ({ writer: 0, daysLater: 0, place: 0, length })))
    const unsound = { id: 99, update: Uint8Array.of(9, 9, 9), at: firstDay, memberIds: [] }
    const { ids } = mergeLog([...log, unsound], now)
    expect(ids).toEqual([1, 2, 3])
  })

  it('so does what rests on an edit that is not there', () => {
    const log = logOf([1, 2, 3, 4, 5].map((length) => ({ writer: 0, daysLater: 0, place: 0, length })))
    const { ids } = mergeLog(
      log.filter(({ id }) => id !== 4),
      now,
    )
    expect(ids).toEqual([1, 2, 3])
  })
})
