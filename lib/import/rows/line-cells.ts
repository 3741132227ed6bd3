/** One record of a table, asked by field. What a cell holds wrongly is noted as a problem, and read as nothing. */
import type { Day, Money } from '../../domain/model'
import { limits } from '../../messages/limits'
import type { Field } from '../columns/fields'
import type { ColumnPlan } from '../columns/plan'
import { importLimits } from '../import-limits'
import type { ImportProblem, ProblemKey } from '../problem'
import { readDate, type ReadDate } from '../values/read-date'
import { readMoney } from '../values/read-money'
import { readNumber, readShare } from '../values/read-number'
import { readYesNo } from '../values/read-words'
import { splitCell } from '../values/split-cell'
import type { PlanIndex } from './plan-index'

interface Cell {
  column: ColumnPlan
  text: string
}

/** What people and programs write for nothing. */
const nothing = /^(?:-+|—+|n\/?a|#n\/a|null|none|nil|\(?blank\)?|无|暂无|未填写?|\/)$/i
/** Put before what a spreadsheet would run (csv/neutral-cell.ts), by us or by another program. */
const neutralised = /^'(?=[=+\-@\t\r])/
/** In a problem's text, which is shown. */
const textShown = 80

const none: readonly Cell[] = []
const noTexts: readonly string[] = []

export class LineCells {
  readonly line: number
  readonly problems: ImportProblem[] = []
  readonly #index: PlanIndex
  readonly #cells: readonly string[]

  constructor(index: PlanIndex, line: number, cells: readonly string[]) {
    this.#index = index
    this.line = line
    this.#cells = cells
    this.#checkWhole()
  }

  note(column: string | null, reason: ProblemKey, params: ImportProblem['params'] = {}): null {
    this.problems.push({ line: this.line, column, reason, params })
    return null
  }

  /** The filled cells of a field, in the file's order. */
  all(field: Field): readonly Cell[] {
    const placed = this.#index.columns.get(field)
    // Most fields have no column, and this is asked for each of them on each line.
    if (placed === undefined) return none
    const found: Cell[] = []
    for (const { at, column } of placed) {
      const text = (this.#cells[at] ?? '').trim().replace(neutralised, '')
      if (text !== '' && !nothing.test(text) && text.length <= importLimits.cellLength) found.push({ column, text })
    }
    return found
  }

  /** One line of text, blanks within it made one. */
  text(field: Field, most: number = limits.subjectLength): string | null {
    const cell = this.all(field)[0]
    if (cell === undefined) return null
    const text = most === limits.textLength ? cell.text : cell.text.replaceAll(/\s+/g, ' ')
    if (text.length <= most) return text
    return this.note(cell.column.header, 'textTooLong', { length: text.length, most })
  }

  texts(field: Field, alsoAt = ''): readonly string[] {
    const cells = this.all(field)
    if (cells.length === 0) return noTexts
    const texts = cells.flatMap(({ column, text }) =>
      splitCell(text, alsoAt).filter((each) => {
        const isTooLong = each.length > limits.subjectLength
        if (isTooLong) this.note(column.header, 'textTooLong', { length: each.length, most: limits.subjectLength })
        return !isTooLong
      }),
    )
    if (texts.length > limits.setSize)
      this.note(cells[0]?.column.header ?? null, 'tooManyValues', {
        count: texts.length,
        most: limits.setSize,
      })
    return [...new Set(texts)]
  }

  /** What `read` makes of the first filled cell; what it can make nothing of is a problem with the given reason. */
  #read<Value>(field: Field, reason: ProblemKey, read: (cell: Cell) => Value | null): Value | null {
    const cell = this.all(field)[0]
    if (cell === undefined) return null
    return read(cell) ?? this.note(cell.column.header, reason, { text: shown(cell.text) })
  }

  date(field: Field): ReadDate | null {
    return this.#read(field, 'notADate', ({ column, text }) => readDate(text, column.dateOrder))
  }

  day(field: Field): Day | null {
    return this.date(field)?.day ?? null
  }

  number(field: Field, least = -Infinity, most = Infinity): number | null {
    const value = this.#read(field, 'notANumber', ({ column, text }) => readNumber(text, column.decimal))
    return this.#within(field, value, least, most)
  }

  share(field: Field, least: number, most: number): number | null {
    const value = this.#read(field, 'notAPercent', ({ column, text }) =>
      readShare(text, column.decimal, column.isPercent),
    )
    return this.#within(field, value, least, most)
  }

  #within(field: Field, value: number | null, least: number, most: number): number | null {
    if (value === null || (value >= least && value <= most)) return value
    return this.note(this.all(field)[0]?.column.header ?? null, 'outOfRange', { text: String(value), least, most })
  }

  money(field: Field, currency: string): Money | null {
    const cell = this.all(field)[0]
    if (cell === undefined) return null
    const money = readMoney(cell.text, cell.column.decimal, currency)
    if (money !== null && money !== 'notACurrency') return money
    return this.note(cell.column.header, money ?? 'notAnAmount', { text: shown(cell.text) })
  }

  yesNo(field: Field): boolean | null {
    return this.#read(field, 'notYesNo', ({ text }) => readYesNo(text))
  }

  word<Meaning extends string>(
    field: Field,
    read: (text: string) => Meaning | null,
    reason: ProblemKey,
  ): Meaning | null {
    return this.#read(field, reason, ({ text }) => read(text))
  }

  #checkWhole(): void {
    const { width, used, encoding } = this.#index
    const isWider = this.#cells.length > width
    if (isWider && this.#cells.slice(width).some((cell) => cell.trim() !== ''))
      this.note(null, 'tooManyCells', { cells: this.#cells.length, columns: width })
    for (const { at, column } of used) {
      const cell = this.#cells[at] ?? ''
      if (cell.length > importLimits.cellLength)
        this.note(column.header, 'cellTooLong', { length: cell.length, most: importLimits.cellLength })
      else if (cell.includes('\uFFFD')) this.note(column.header, 'notInEncoding', { encoding, text: shown(cell) })
    }
  }
}

/** The beginning of a cell, as a problem shows it. */
export function shown(text: string): string {
  return text.length > textShown ? `${text.slice(0, textShown)}…` : text
}
