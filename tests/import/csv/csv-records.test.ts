import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvRecords, type CsvRecord } from '../../../lib/import/csv/csv-records'
import { guessDelimiter } from '../../../lib/import/csv/delimiter'
import { withPlainBreaks } from '../../../lib/import/file/decode'
import { importLimits } from '../../../lib/import/import-limits'

async function* inPieces(text: string, length: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += length) yield text.slice(from, from + length)
}

async function read(text: string, delimiter = ',', length = 7): Promise<CsvRecord[]> {
  const records: CsvRecord[] = []
  for await (const some of csvRecords(inPieces(withPlainBreaks(text), length), delimiter)) records.push(...some)
  return records
}

async function* endless(): AsyncGenerator<string> {
  yield 'a,b\n"'
  for (let piece = 0; piece < 64; piece++) yield 'x'.repeat(importLimits.chunkBytes / 4)
  yield '\nlast,one\n'
}

const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('=1+1', '客户', '"', '""', 'a\nb', 'a\r\nb', ',', ';', '\t', '|', ' "x" ', '\n'),
)

describe('records of a CSV', () => {
  it('reads back what any dialect wrote, however the text is cut', async () => {
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
      )
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (rows, delimiter, newline, length, quotes) => {
          const text = Papa.unparse(rows, { delimiter, newline, quotes })
          const records = await read(text, delimiter, length)
          const plain = rows.map((row) => row.map(withPlainBreaks)).filter((row) => row.some((each) => each !== ''))
          expect(records.map(({ cells }) => cells)).toEqual(plain)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('names the physical line on which a record begins, over blank lines and breaks within cells', async () => {
    const records = await read('name,note\r\n\r\nA,"one\r\ntwo\r\nthree"\r\nB,x\r\n')
    expect(records.map(({ line }) => line)).toEqual([1, 3, 6])
  })

  it('never throws and names lines in order, whatever the text is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', '\r', ' '), maxLength: 60 }),
        async (text) => {
          const lines = (await read(text, ',', 5)).map(({ line }) => line)
          expect(lines).toEqual(lines.toSorted((a, b) => a - b))
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('reads on after the line whose quote is never closed', async () => {
    const records = await read('name,city\nA,Oslo\nB,"Bergen\nC,Moss\nD,Bodo\n')
    expect(records).toEqual([
      { line: 1, cells: ['name', 'city'], isQuoteOpen: false },
      { line: 2, cells: ['A', 'Oslo'], isQuoteOpen: false },
      { line: 3, cells: [], isQuoteOpen: true },
      { line: 4, cells: ['C', 'Moss'], isQuoteOpen: false },
      { line: 5, cells: ['D', 'Bodo'], isQuoteOpen: false },
    ])
  })

  it('keeps no more of a hostile file than one record may hold', async () => {
    const seen: CsvRecord[] = []
    for await (const records of csvRecords(endless(), ',')) seen.push(...records)
    expect(seen.map(({ line, isQuoteOpen }) => [line, isQuoteOpen])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ])
  })

  it('is through with a file of open quotes in reasonable time', async () => {
    const text = `${'a,"b\nc,"d "x\n'.repeat(40_000)}e,f\n`
    const started = performance.now()
    await read(text, ',', importLimits.chunkBytes)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('the delimiter', () => {
  it('is that of the header, though sentences of a short file hold another', () => {
    const text =
      'Company,Email,Reason\nAcme,ana at acme,no address; write name@company.test; then import again; or leave it out\n'
    expect(guessDelimiter(text)).toBe(',')
  })
})
