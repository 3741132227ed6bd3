/** Columns that Sidelight has no field for, as typed custom fields. */
import { limits } from '../../messages/limits'
import type { Field } from '../columns/fields'
import type { ColumnPlan } from '../columns/plan'
import { readDate } from '../values/read-date'
import { readNumber } from '../values/read-number'
import { readYesNo } from '../values/read-words'
import type { LineCells } from './line-cells'

export type Custom = Record<string, string | number | boolean | null>

/** The column's values by its header; what is not of the column's type stays text, so that nothing is lost. */
export function customOf(cells: LineCells, field: Field): Custom {
  const custom: Custom = {}
  for (const { column, text } of cells.all(field)) {
    if (text.length > limits.textLength)
      cells.note(column.header, 'textTooLong', { length: text.length, most: limits.textLength })
    else custom[keyOf(column, custom)] = typed(column, text)
  }
  return custom
}

function keyOf({ header }: ColumnPlan, taken: Custom): string {
  const key = header.trim().slice(0, limits.nameLength)
  if (!Object.hasOwn(taken, key) && key !== '__proto__') return key
  return `${key} 2`
}

function typed(column: ColumnPlan, text: string): string | number | boolean {
  if (column.customType === 'number') return readNumber(text, column.decimal) ?? text
  if (column.customType === 'yesNo') return readYesNo(text) ?? text
  return column.customType === 'date' ? (readDate(text, column.dateOrder)?.day ?? text) : text
}
