/** A plan's columns by the field they fill: made once for a file, asked for every line. */
import type { Field } from '../columns/fields'
import type { ColumnPlan, TablePlan } from '../columns/plan'
import type { Encoding } from '../file/encoding'

export interface PlacedColumn {
  at: number
  column: ColumnPlan
}

export interface PlanIndex {
  columns: ReadonlyMap<Field, readonly PlacedColumn[]>
  /** All that are not skipped. */
  used: readonly PlacedColumn[]
  /** How many columns the header has. */
  width: number
  encoding: Encoding
}

export function indexPlan({ columns, encoding }: TablePlan): PlanIndex {
  const byField = new Map<Field, PlacedColumn[]>()
  const used = columns.map((column, at) => ({ at, column })).filter(({ column }) => column.field !== 'skip')
  for (const placed of used) {
    const others = byField.get(placed.column.field)
    if (others === undefined) byField.set(placed.column.field, [placed])
    else others.push(placed)
  }
  return { columns: byField, used, width: columns.length, encoding }
}
