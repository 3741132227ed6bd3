/** Cells of a CSV that is written: nothing that a spreadsheet would run (OWASP, "CSV Injection"). */
import Papa from 'papaparse'

/** Begins with what a spreadsheet takes for a formula, a tab or a carriage return: an apostrophe makes text of it. */
export function neutralCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** One line of a CSV, quoted where needed, with its line break (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${Papa.unparse([cells.map(neutralCell)])}\r\n`
}
