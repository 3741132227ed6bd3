/**
 * Checks a database end to end: its pages and references, that every row parses, that numbers and instants can be true, and that
 * every plan can be built out of its log. Reads as of one moment, so a server may run meanwhile.
 */
import type { TableSource, Row, Table } from '../storage/tables/table-source'
import { DocumentExaminer } from './document-examiner'
import { Findings } from './findings'
import { RowExaminer } from './row-examiner'

export interface Examination {
  /** Sentences: something is lost or cannot be true. */
  faults: string[]
  /** Sentences: nothing is lost, but somebody may want to know. */
  remarks: string[]
  /** Rows by table, plans as `plans`. */
  counts: Map<string, number>
}

/** @param now in ms since 1970 */
export async function examine(source: TableSource, now: number): Promise<Examination> {
  const faults = new Findings()
  const remarks = new Findings()
  const counts = new Map<string, number>()
  const rows = new RowExaminer(faults, remarks, now)
  const documents = new DocumentExaminer(faults, remarks, now)
  const fromDatabase = await source.check()
  for (const table of await source.tables()) {
    let count = 0
    for await (const row of source.rows(table, orderOf(table))) {
      count += 1
      const examiner = table.name === 'updates' ? documents : rows
      tryRow(faults, table, row, () => examiner.examine(table.name, row))
    }
    counts.set(table.name, count)
  }
  documents.end()
  rows.end()
  counts.set('plans', documents.count)
  return { faults: [...fromDatabase, ...faults.sentences], remarks: remarks.sentences, counts }
}

/** A plan's updates stand together. */
function orderOf({ name, key }: Table): string[] {
  return name === 'updates' ? ['workspace_id', 'document', 'id'] : key
}

function tryRow(faults: Findings, { name, key }: Table, row: Row, work: () => void): void {
  try {
    work()
  } catch {
    faults.add(`Rows of ${name} that cannot be read`, key.map((column) => String(row[column])).join('/'))
  }
}
