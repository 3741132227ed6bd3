/** How a table is probably to be read: by its headers, and by its first values. */
import { dateColumn } from '../values/date-column'
import { decimalMarkOfColumn, isPercentColumn } from '../values/read-number'
import { customTypeOf, fieldOfValues, fitsWords } from './by-values'
import { fieldsOf, manyColumns, readingOf, type Field, type FileKind } from './fields'
import { fieldsNamed, guessKind } from './guess-kind'
import { guessSource } from './guess-source'
import { plainHeader } from './header-words'
import { ownHeader, type ColumnPlan, type TableDialect, type TablePlan } from './plan'

export interface GuessContext {
  /** Of amounts that name none: the workspace's. */
  currency: string
  /** What 03/04 means where the reader lives. */
  dayOrMonthFirst: 'dmy' | 'mdy'
}

/** @param records without the header; a sample is enough */
export function guessPlan(
  dialect: TableDialect,
  headers: readonly string[],
  records: readonly (readonly string[])[],
  context: GuessContext,
  kind: FileKind = guessKind(headers),
): TablePlan {
  const cellsOf = (column: number): string[] => records.map((cells) => cells[column] ?? '')
  const source = guessSource(headers, records)
  const chosen = chooseFields(headers, cellsOf, kind, source)
  const columns = headers.map((header, column) =>
    planColumn(header, chosen[column] ?? 'skip', cellsOf(column), dialect, context),
  )
  return { ...dialect, kind, source, currency: context.currency, columns: agreeOnDates(columns) }
}

/** One column as a field: how its dates and numbers are written. Also after a person gave it another field. */
export function planColumn(
  header: string,
  field: Field,
  cells: readonly string[],
  { delimiter }: Pick<TableDialect, 'delimiter'>,
  { dayOrMonthFirst }: Pick<GuessContext, 'dayOrMonthFirst'>,
): ColumnPlan {
  const decimal = decimalMarkOfColumn(cells, delimiter === ';' ? ',' : '.')
  const customType = customTypeOf(cells)
  const isDate = readingOf(field) === 'date' || (field.endsWith('.custom') && customType === 'date')
  const { order, isUnsure } = isDate
    ? dateColumn(cells, dayOrMonthFirst)
    : ({ order: dayOrMonthFirst, isUnsure: false } as const)
  return {
    header,
    field,
    dateOrder: order,
    isDateUnsure: isUnsure,
    decimal,
    isPercent: readingOf(field) === 'share' && isPercentColumn(cells, decimal),
    customType,
  }
}

/** Columns of people beside the line's own: their addresses and numbers are not the customer's, whatever they look like. */
const somebodyElses =
  /fax|asst|assistant|owner|manager|created|modified|reports to|传真|负责人|创建人|修改人|助理|上级|销售/i

function chooseFields(
  headers: readonly string[],
  cellsOf: (column: number) => string[],
  kind: FileKind,
  source: string,
): Field[] {
  const named = fieldsNamed(headers, kind)
  const hasJobTitle = headers.some((header) => plainHeader(header) === 'jobtitle')
  const taken = new Set<Field>()
  const take = (field: Field | null): field is Field => {
    if (field === null || (taken.has(field) && !manyColumns.has(field))) return false
    taken.add(field)
    return true
  }
  const first = headers.map((header, column) => {
    const field = named[column] ?? null
    if (header.startsWith(ownHeader)) return 'skip'
    // Outlook's `Title` is Mr or Dr; Google's labels are its own lists.
    if (hasJobTitle && plainHeader(header) === 'title') return 'skip'
    if (source === 'google' && field === 'account.tags') return 'skip'
    // A CRM's own stages and levels that we have no word for stay what they are.
    if (field !== null && !fitsWords(field, cellsOf(column))) return null
    return take(field) ? field : null
  })
  const allowed = fieldsOf(kind)
  return first.map((field, column) => {
    if (field !== null) return field
    const cells = cellsOf(column)
    if (cells.every((cell) => cell.trim() === '')) return 'skip'
    const isOpen = (named[column] ?? null) === null && !somebodyElses.test(headers[column] ?? '')
    const suggested = isOpen ? fieldOfValues(cells, kind) : null
    if (suggested !== null && allowed.includes(suggested) && take(suggested)) return suggested
    return kind === 'accounts' ? 'account.custom' : kind === 'contacts' ? 'contact.custom' : 'skip'
  })
}

/** One column that tells day from month tells it for the others of the file. */
function agreeOnDates(columns: readonly ColumnPlan[]): ColumnPlan[] {
  const sure = columns.find(
    (column) => readingOf(column.field) === 'date' && !column.isDateUnsure && /^(dmy|mdy)$/.test(column.dateOrder),
  )
  if (sure === undefined) return [...columns]
  return columns.map((column) =>
    column.isDateUnsure ? { ...column, dateOrder: sure.dateOrder, isDateUnsure: false } : column,
  )
}
