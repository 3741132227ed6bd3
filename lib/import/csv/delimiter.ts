/** Which character stands between two cells. */
import Papa from 'papaparse'

export const delimiters = [',', ';', '\t', '|', '\u001E', '\u001F'] as const

/** Excel's own line before the header, `sep=;`. */
const named = /^sep=(.)\n/i

/** Guessed from the file's first lines; a comma where there is one column only. */
export function guessDelimiter(sample: string): string {
  const said = named.exec(sample)?.[1]
  if (said !== undefined) return said
  // The empty line after the last one would count as a record of one cell: of two lines that is the half.
  const { meta } = Papa.parse(sample.trimEnd(), {
    preview: 50,
    delimitersToGuess: [...delimiters],
    newline: '\n',
    skipEmptyLines: true,
  })
  return delimiters.some((each) => each === meta.delimiter) ? meta.delimiter : ','
}
