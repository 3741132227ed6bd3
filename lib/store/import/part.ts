/** What the planning of one part of an import knows, and the one door by which it makes and changes rows. */
import type { Day, Instant } from '../../domain/model'
import type { ImportCounts, ImportDraft, ImportMode, RowCounts } from '../../import/draft'
import type { LooseRecord } from '../../messages/apply-patch'
import { collections, type Collection } from '../../messages/rows'
import { limits } from '../../messages/limits'
import type { Identity } from '../meta'
import { parseRow } from '../parse-row'
import type { PrivacyQuestion } from '../never-log'
import type { Colleagues } from './colleagues'
import type { FileMemory, PartMemory } from './file-memory'
import type { MergedAccounts } from './merged-accounts'
import { Refusal } from './refusal'
import type { WorkingSet } from './working-set'

/** What holds for the whole import. */
export interface ImportContext {
  me: Identity
  mode: ImportMode
  colleagues: Colleagues
  merged: MergedAccounts
  /** The company's domains of an address's domain, nearest first; none for free mail. */
  companyDomains: (domain: string) => readonly string[]
  isPrivate: (question: PrivacyQuestion) => boolean
  /** The file's first word on a field stands, so that reading it again changes nothing; equal drafts are counted. */
  file: FileMemory
  /** The workspace's day of an instant. */
  dayOf: (at: Instant) => Day
}

export interface Part extends ImportContext {
  set: WorkingSet
  at: Instant
  today: Day
  counts: ImportCounts
  memory: PartMemory
}

/** A draft on its way: the ids of its rows as far as they are known. */
export interface DraftState {
  draft: ImportDraft
  ids: (string | undefined)[]
  refusal: Refusal | null
}

/**
 * The only row of these; null where there is none. Where there are several, the file has spoken of all of them: when it is read
 * again, and the line refused, what it says later is no more of a first word than it was.
 * @throws Refusal where there are several: which is meant is not guessed
 */
export function theOnly(part: Part, rows: readonly LooseRecord[], sentence: () => string): LooseRecord | null {
  if (rows.length > 1) {
    for (const row of rows) part.memory.speak(String(row['id']))
    throw new Refusal('refused', { text: sentence() })
  }
  return rows[0] ?? null
}

/** How the file's word is laid over a row: as asked for the first time, later only where nothing is said yet. */
export function modeFor(part: Part, id: string): ImportMode {
  return part.memory.speak(id) ? 'fill' : part.mode
}

function count(part: Part, collection: Collection, what: keyof RowCounts): void {
  const counts = (part.counts[collection] ??= { made: 0, changed: 0, unchanged: 0 })
  counts[what] += 1
}

/** What a number, a name or a nothing takes as JSON, at most, with what stands around it. */
const plainLength = 40
/** A character as JSON, at most: `\u001f`. */
const escaped = 6

/** Characters that a row takes as JSON at most, by what it holds: to write each out costs as much as parsing it. */
function lengthAtMost(row: LooseRecord): number {
  let most = 2
  for (const field of Object.keys(row)) {
    const value = row[field]
    most += plainLength + escaped * field.length
    if (typeof value === 'string') most += escaped * value.length
    else if (typeof value === 'object' && value !== null) most += JSON.stringify(value).length
  }
  return most
}

/**
 * Takes a row as it is to be, and counts it.
 * @param before the row as it is by now, deleted ones among them
 * @throws Refusal when the schema does not read it
 */
export function settle(part: Part, collection: Collection, before: LooseRecord | undefined, row: LooseRecord): void {
  if (before === row) return count(part, collection, 'unchanged')
  if (collections[collection].serverOnly && part.me.server !== null) throw new Refusal('notAllowed', {})
  const parsed = parseRow(collection, row)
  if (!parsed.ok) throw new Refusal('refused', { text: parsed.problem })
  if (lengthAtMost(row) > limits.recordLength && JSON.stringify(row).length > limits.recordLength)
    throw new Refusal('refused', { text: `a row may be ${limits.recordLength} characters long as JSON.` })
  part.set.put(collection, parsed.row)
  count(part, collection, before === undefined || before['deletedAt'] !== null ? 'made' : 'changed')
}

/** Runs a step of every draft that is not refused yet; a refusal stops that draft alone. */
export function eachDraft(states: readonly DraftState[], step: (state: DraftState) => void): void {
  for (const state of states) {
    if (state.refusal !== null) continue
    try {
      step(state)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      state.refusal = error
    }
  }
}
