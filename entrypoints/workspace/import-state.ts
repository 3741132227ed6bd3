/**
 * The import that this page works on. It is the page's, not the view's: who looks at an account meanwhile comes back to it.
 */
import { signal } from '@preact/signals'
import type { ImportStep, Preview } from '../../components/workspace/import/import-view'
import { guessPlan, planColumn, type GuessContext } from '../../lib/import/columns/guess-plan'
import type { FileKind } from '../../lib/import/columns/fields'
import type { ColumnPlan, TablePlan } from '../../lib/import/columns/plan'
import { recall, remember } from '../../lib/import/columns/remembered-plan'
import { sourceOfBlob } from '../../lib/import/file/file-source'
import { openFile, type DialectSaid, type OpenedFile } from '../../lib/import/reading/open-file'
import type { FilePlan } from '../../lib/import/reading/read-file'
import type { SidelightDatabase } from '../../lib/store/database'
import { readMeta, writeMeta } from '../../lib/store/meta'
import { rules } from '../wiring/rules'

type Opened = Exclude<OpenedFile, { is: 'refused' }>

/** The file in hand, as it was opened. */
export interface InHand {
  file: File
  opened: Opened
}

export const step = signal<ImportStep>({ is: 'choose', refused: null })
export const inHand = signal<InHand | null>(null)

/** Values shown beside a column. */
const samplesShown = 3
const sampleLength = 80

function contextOf(): GuessContext {
  const parts = new Intl.DateTimeFormat(navigator.language).formatToParts()
  const first = parts.find(({ type }) => type === 'day' || type === 'month')
  const last = parts.findLast(({ type }) => type === 'day' || type === 'month')
  // 03/04 is in March where the month is written first and the year last: the United States and few others (CLDR).
  const isMonthFirst = first?.type === 'month' && last?.type === 'day' && parts[0]?.type !== 'year'
  return { currency: rules.policy.money.reportingCurrency, dayOrMonthFirst: isMonthFirst ? 'mdy' : 'dmy' }
}

/** Opens a file, as a person chose it or said of it; a table is read as it was corrected last time. */
export async function look(db: SidelightDatabase, file: File, said: DialectSaid = {}): Promise<Preview | null> {
  if (Object.keys(said).length === 0) step.value = { is: 'opening', name: file.name }
  const opened = await openFile(sourceOfBlob(file, file.name), said)
  if (opened.is === 'refused') {
    inHand.value = null
    step.value = { is: 'choose', refused: { name: file.name, why: opened.why } }
    return null
  }
  inHand.value = { file, opened }
  const base = { is: 'preview', name: file.name, mode: 'replace', trial: null, samples: samplesOf(opened) } as const
  if (opened.is !== 'csv') return { ...base, format: opened.is, plan: null }
  const guess = guessPlan(opened.dialect, opened.headers, recordsOf(opened), contextOf())
  return { ...base, format: 'csv', plan: recall((await readMeta(db, 'importPlans')) ?? [], guess) }
}

/** Keeps how a table is read, for the next with its headers. */
export async function keepPlan(db: SidelightDatabase, plan: TablePlan): Promise<void> {
  await writeMeta(db, 'importPlans', remember((await readMeta(db, 'importPlans')) ?? [], plan))
}

/** The same file as lines of another kind, guessed anew. */
export function planOfKind(plan: TablePlan, kind: FileKind): TablePlan {
  const opened = inHand.value?.opened
  if (opened?.is !== 'csv') return plan
  const { source, currency } = plan
  return { ...guessPlan(opened.dialect, opened.headers, recordsOf(opened), contextOf(), kind), source, currency }
}

/** A plan with one column changed by hand; another field finds out anew how its values are written. */
export function planWithColumn(plan: TablePlan, at: number, change: Partial<ColumnPlan>): TablePlan {
  const opened = inHand.value?.opened
  const columns = plan.columns.map((column, index) => {
    if (index !== at) return column
    if (change.field === undefined || opened?.is !== 'csv') return { ...column, ...change }
    const cells = recordsOf(opened).map((record) => record[at] ?? '')
    return planColumn(column.header, change.field, cells, plan, contextOf())
  })
  return { ...plan, columns }
}

export function howOf({ plan }: Pick<Preview, 'plan'>): FilePlan | null {
  const opened = inHand.value?.opened
  if (opened === undefined) return null
  if (plan !== null) return { format: 'csv', plan }
  return opened.is === 'vcard' ? { format: 'vcard', encoding: opened.encoding } : { format: 'json' }
}

function recordsOf(opened: Extract<Opened, { is: 'csv' }>): (readonly string[])[] {
  return opened.records.map(({ cells }) => cells)
}

function samplesOf(opened: Opened): string[][] {
  if (opened.is !== 'csv') return []
  return opened.headers.map((_, column) => {
    const values = opened.records.flatMap(({ cells }) => (cells[column] ?? '').trim() || [])
    return [...new Set(values)].slice(0, samplesShown).map((value) => value.slice(0, sampleLength))
  })
}
