/** A database's tables as they are stored, row by row: for what checks or moves all of it. */
export interface Table {
  name: string
  columns: string[]
  /** The primary key. */
  key: string[]
}

/** By column. Numbers, text, bytes or null. */
export type Row = Record<string, unknown>

/** All of it as of one moment, whoever writes meanwhile. */
export interface TableSource {
  /** All tables that hold data of a team; parents before children. */
  tables(): Promise<Table[]>
  /** The rows in the order of these columns; ids byte by byte. */
  rows(table: Table, order: readonly string[]): AsyncIterable<Row>
  /** Sentences about what the database itself finds wrong with its pages, indexes and references. */
  check(): Promise<string[]>
  close(): Promise<void>
}

/** Every other table names a workspace. */
export function parentsFirst(a: Table, b: Table): number {
  if ((a.name === 'workspaces') !== (b.name === 'workspaces')) return a.name === 'workspaces' ? -1 : 1
  return a.name < b.name ? -1 : 1
}
