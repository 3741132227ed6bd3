/** How a table is to be read: guessed (guess-plan.ts), corrected by hand, remembered by its headers (remembered-plan.ts). */
import type { DateOrder } from '../values/read-date'
import type { DecimalMark } from '../values/read-number'
import type { Encoding } from '../file/encoding'
import type { Field, FileKind } from './fields'

/** Of a custom field: what its values are, by the column as a whole. */
export const customTypes = ['text', 'number', 'yesNo', 'date'] as const
export type CustomType = (typeof customTypes)[number]

export interface ColumnPlan {
  /** As the file has it; `Column 3` where it has none. */
  header: string
  field: Field
  dateOrder: DateOrder
  /** Day and month could not be told apart: a person is asked. */
  isDateUnsure: boolean
  decimal: DecimalMark
  /** Shares are written in percent: 12 is 0.12. */
  isPercent: boolean
  customType: CustomType
}

/** In what dialect the file is written. */
export interface TableDialect {
  encoding: Encoding
  delimiter: string
  hasHeader: boolean
  /** Physical line of the header, or of what stands above the table; records after it are read. 0: from the first. */
  headerLine: number
}

export interface TablePlan extends TableDialect {
  kind: FileKind
  /** Prefix of external keys: `hubspot`, or whatever a person calls the system. */
  source: string
  /** Of amounts that name none. */
  currency: string
  columns: readonly ColumnPlan[]
}

/** Begins the headers of the columns that are added to lines in error, when they are given out to be mended. */
export const ownHeader = 'sidelight: '

/** One name for a file's headers: the same export next month has the same, and so have lines of it that were mended. */
export function headerSignature(headers: readonly string[]): string {
  const theirs = headers.filter((header) => !header.startsWith(ownHeader))
  return theirs.map((header) => header.trim().toLowerCase()).join('\u001F')
}
