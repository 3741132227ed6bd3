/** A file's text or bytes read as the page reads a file: opened, guessed, read. */
import { guessPlan } from '../../lib/import/columns/guess-plan'
import type { TablePlan } from '../../lib/import/columns/plan'
import type { DraftRow, ImportDraft } from '../../lib/import/draft'
import { sourceOfBlob, type FileSource } from '../../lib/import/file/file-source'
import type { ImportProblem } from '../../lib/import/problem'
import { openFile } from '../../lib/import/reading/open-file'
import { readFile, type FilePlan } from '../../lib/import/reading/read-file'

export interface FileRead {
  how: FilePlan
  plan: TablePlan | null
  drafts: ImportDraft[]
  problems: ImportProblem[]
}

export const sourceOf = (content: BlobPart, name = 'file.csv'): FileSource => sourceOfBlob(new Blob([content]), name)

export async function planOf(
  source: FileSource,
  change: (plan: TablePlan) => TablePlan = (plan) => plan,
): Promise<FilePlan> {
  const opened = await openFile(source)
  if (opened.is === 'refused') throw new Error(`refused: ${opened.why}`)
  if (opened.is === 'vcard') return { format: 'vcard', encoding: opened.encoding }
  if (opened.is === 'json') return { format: 'json' }
  const records = opened.records.map(({ cells }) => cells)
  const context = { currency: 'EUR', dayOrMonthFirst: 'dmy' } as const
  return { format: 'csv', plan: change(guessPlan(opened.dialect, opened.headers, records, context)) }
}

const isFreeMail = (domain: string): boolean => /^(gmail|qq|hotmail)\.com$/.test(domain)

export async function readAll(content: BlobPart, change?: (plan: TablePlan) => TablePlan): Promise<FileRead> {
  const source = sourceOf(content)
  const how = await planOf(source, change)
  const problems: ImportProblem[] = []
  const drafts: ImportDraft[] = []
  for await (const some of readFile(source, how, {
    timeZone: 'Europe/Berlin',
    isFreeMail,
    onProblem: (problem) => problems.push(problem),
  }))
    drafts.push(...some)
  return { how, plan: how.format === 'csv' ? how.plan : null, drafts, problems }
}

/** The rows of one collection over all drafts. */
export function rowsOf<C extends DraftRow['collection']>(
  drafts: readonly ImportDraft[],
  collection: C,
): Extract<DraftRow, { collection: C }>[] {
  return drafts.flatMap(({ rows }) =>
    rows.filter((row): row is Extract<DraftRow, { collection: C }> => row.collection === collection),
  )
}
