/** Numbers as people and programs of several countries write them. */

export type DecimalMark = '.' | ','

/** Blanks that group digits: plain, no-break, narrow no-break, thin; and the Swiss apostrophes. */
const blanks = /[\s\u00A0\u202F\u2009'’]/g
/** 12万, 1.5亿; k and m as in "12k". */
const scales: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, k: 1e3, m: 1e6 }

/** Which sign is the decimal mark, by one number alone; null where it may be either, or there is none. */
export function decimalMarkOf(text: string): DecimalMark | null {
  const digits = text.replaceAll(/[^\d.,]/g, '')
  const dots = digits.split('.').length - 1
  const commas = digits.split(',').length - 1
  if (dots > 0 && commas > 0) return digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ','
  if (dots > 1) return ','
  if (commas > 1) return '.'
  if (dots + commas === 0) return null
  const mark = dots === 1 ? '.' : ','
  const [before = '', after = ''] = digits.split(mark)
  // `1.234` may be a thousand and some; `0.234`, `12.3` and `1234.567` may not.
  return after.length === 3 && before.length >= 1 && before.length <= 3 && before !== '0' ? null : mark
}

/**
 * The decimal mark of a column: what most of its unambiguous numbers say.
 * @param other what the rest of the file suggests: a comma where semicolons stand between cells
 */
export function decimalMarkOfColumn(cells: readonly string[], other: DecimalMark): DecimalMark {
  let dots = 0
  let commas = 0
  for (const cell of cells) {
    const mark = decimalMarkOf(cell)
    if (mark === '.') dots++
    if (mark === ',') commas++
  }
  if (dots === commas) return other
  return dots > commas ? '.' : ','
}

/** A number, or null when the text is none. `(12)` and `12-` are negative; a percent sign is not taken (read-percent). */
export function readNumber(text: string, mark: DecimalMark): number | null {
  let rest = text.trim().normalize('NFKC').replaceAll('−', '-').replaceAll(blanks, '')
  let sign = 1
  const bracketed = /^\((.*)\)$/.exec(rest)
  if (bracketed !== null) [sign, rest] = [-1, bracketed[1] ?? '']
  const scale = scales[rest.slice(-1).toLowerCase()] ?? 1
  if (scale !== 1) rest = rest.slice(0, -1)
  if (rest.endsWith('-')) [sign, rest] = [-sign, rest.slice(0, -1)]
  if (/^[+-]/.test(rest)) [sign, rest] = [rest.startsWith('-') ? -sign : sign, rest.slice(1)]
  const grouping = mark === '.' ? ',' : '.'
  const [whole = '', fraction, ...more] = rest.split(mark)
  if (more.length > 0 || (fraction !== undefined && !/^\d*(e[+-]?\d{1,3})?$/i.test(fraction))) return null
  if (!isGrouped(whole, grouping)) return null
  const value = Number(`${whole.replaceAll(grouping, '')}${fraction === undefined ? '' : `.${fraction}`}`)
  return Number.isFinite(value) && /\d/.test(rest) ? sign * value * scale : null
}

/** Groups of three, of two before the last (lakh), of four (万); what is not grouped is digits alone. */
function isGrouped(whole: string, grouping: string): boolean {
  const groups = whole.split(grouping)
  if (groups.length === 1) return /^\d*(e[+-]?\d{1,3})?$/i.test(whole)
  if (!groups.every((group) => /^\d{1,4}$/.test(group))) return false
  const last = groups.at(-1)?.length ?? 0
  return last === 3 ? groups.slice(1, -1).every(({ length }) => length === 2 || length === 3) : last === 4
}

/** `12 %`, `12％` or `0.12` as a share: 0.12. A number over 1 without a sign is percent where the column holds such. */
export function readShare(text: string, mark: DecimalMark, isInPercent: boolean): number | null {
  const plain = text.trim().normalize('NFKC')
  const isPercent = plain.includes('%')
  const value = readNumber(plain.replaceAll('%', ''), mark)
  if (value === null) return null
  return isPercent || isInPercent ? value / 100 : value
}

/** Whether a column of shares is written in percent: any number in it is over 1 without a sign. */
export function isPercentColumn(cells: readonly string[], mark: DecimalMark): boolean {
  return cells.some((cell) => !/[%％]/.test(cell) && Math.abs(readNumber(cell, mark) ?? 0) > 1)
}
