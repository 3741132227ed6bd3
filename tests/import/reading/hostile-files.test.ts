/** Files that are wrong, too large, or meant to do harm. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessPlan } from '../../../lib/import/columns/guess-plan'
import { csvLine } from '../../../lib/import/csv/neutral-cell'
import { hashFile } from '../../../lib/import/file/file-hash'
import { importLimits } from '../../../lib/import/import-limits'
import type { FileSource } from '../../../lib/import/file/file-source'
import { openFile } from '../../../lib/import/reading/open-file'
import { readFile } from '../../../lib/import/reading/read-file'
import { exportVersion } from '../../../lib/messages/export-file'
import { gb18030 } from '../gb18030'
import { readAll, rowsOf, sourceOf } from '../read-text'

const refusal = async (content: BlobPart): Promise<unknown> => openFile(sourceOf(content))

describe('files that are refused', () => {
  it.each<[string, BlobPart, string]>([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\n', 'empty'],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3), 'workbook'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'workbook'],
    ['a PDF', '%PDF-1.7 x', 'binary'],
    ['other JSON', '[{"name":"Ana"}]', 'otherJson'],
    ['a table too wide', `${'a,'.repeat(importLimits.columns + 1)}b\n`, 'tooManyColumns'],
    [
      'an export of a later version',
      `{"format":"sidelight-export","version":${exportVersion + 1},"exportedAt":"2026-03-12T00:00:00.000Z","workspace":null}\n`,
      'newerVersion',
    ],
  ])('%s', async (_, content, why) => {
    expect(await refusal(content)).toEqual({ is: 'refused', why })
  })

  it('are those over 4 GB, unread', async () => {
    const source: FileSource = {
      name: 'huge.csv',
      size: importLimits.fileBytes + 1,
      read: () => Promise.reject(new Error('was read')),
    }
    expect(await openFile(source)).toEqual({ is: 'refused', why: 'tooLarge' })
  })
})

/** A table of any size that is nowhere whole: each piece is made when it is read. */
function endlessTable(megabytes: number, onRead: () => void): FileSource {
  const line = 'Acme 12345678,ana.berg@acme.example,+47 12345678,12.03.2026,some words on them\n'
  const block = new TextEncoder().encode(line.repeat(Math.ceil(importLimits.chunkBytes / line.length)))
  const whole = block.length
  const header = new TextEncoder().encode('Company,Email,Phone,Birthday,Notes\n')
  return {
    name: 'endless.csv',
    size: megabytes * importLimits.chunkBytes,
    read: (from, to) => {
      onRead()
      const bytes = new Uint8Array(to - from)
      for (let at = 0; at < bytes.length; at++) bytes[at] = block[(from + at) % whole] ?? 0
      if (from === 0) bytes.set(header.subarray(0, bytes.length))
      return Promise.resolve(bytes)
    },
  }
}

describe('large files', () => {
  it('are read piece by piece, as fast as their drafts are taken, and no further when stopped', async () => {
    let reads = 0
    const source = endlessTable(2048, () => reads++)
    const opened = await openFile(source)
    if (opened.is !== 'csv') throw new Error('not a table')
    expect(reads).toBeLessThan(15)
    const plan = guessPlan(
      opened.dialect,
      opened.headers,
      opened.records.map(({ cells }) => cells),
      {
        currency: 'EUR',
        dayOrMonthFirst: 'dmy',
      },
    )
    const stop = new AbortController()
    let drafts = 0
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    for await (const some of readFile(
      source,
      { format: 'csv', plan },
      {
        timeZone: 'UTC',
        isFreeMail: () => false,
        onProblem: () => undefined,
        signal: stop.signal,
      },
    )) {
      expect(some.length).toBeLessThanOrEqual(importLimits.bunch)
      drafts += some.length
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
      if (drafts > 60_000) stop.abort()
    }
    expect(drafts).toBeLessThan(70_000)
    expect(reads).toBeLessThan(30)
    expect(most).toBeLessThan(64 * importLimits.chunkBytes)
  })

  it('have a name by their bytes and by how they are read', async () => {
    const [a, b] = [sourceOf('a,b\n1,2\n'), sourceOf('a,b\n1,3\n')]
    expect(await hashFile(a, 'x')).toBe(await hashFile(sourceOf('a,b\n1,2\n', 'other name.csv'), 'x'))
    expect(await hashFile(a, 'x')).not.toBe(await hashFile(b, 'x'))
    expect(await hashFile(a, 'x')).not.toBe(await hashFile(a, 'y'))
  })
})

describe('lines that are wrong', () => {
  it('are told by line, column and reason; the others go in', async () => {
    const { drafts, problems } = await readAll(
      'Company,Email,Birthday,Country\n' +
        'Acme,ana@acme.example,12.03.1980,Norway\n' +
        '"Two\nLines Ltd",nobody at all,31.02.1980,Norway\n' +
        'Long,x@long.example,13.03.1980,' +
        'x'.repeat(1_000_000) +
        '\n' +
        'Wide,w@wide.example,14.03.1980,Norway,more,and more\n' +
        'Last,l@last.example,15.03.1980,Norway\n',
    )
    expect(rowsOf(drafts, 'accounts').map(({ keys }) => keys.name)).toEqual(['Acme', 'Last'])
    expect(problems.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, 'Email', 'notAnAddress'],
      [3, 'Birthday', 'notADate'],
      [5, 'Country', 'cellTooLong'],
      [6, null, 'tooManyCells'],
    ])
  })

  it('are those in another encoding than the rest', async () => {
    const mixed = new Blob([
      'Company,Email\nAcme,ana@acme.example\n',
      gb18030('客户,b@b.example\n'),
      'Last,l@last.example\n',
    ])
    const { drafts, problems, plan } = await readAll(mixed, (guess) => ({ ...guess, encoding: 'utf-8' }))
    expect(plan?.encoding).toBe('utf-8')
    expect(rowsOf(drafts, 'accounts').map(({ keys }) => keys.name)).toEqual(['Acme', 'Last'])
    expect(problems.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, 'Company', 'notInEncoding'],
    ])
  })

  it('may hold formulas: they come in as text, and are given out as text', async () => {
    const { drafts } = await readAll("Company,Email,Notes\n=cmd|'/c calc'!A1,ana@acme.example,+1\n")
    expect(rowsOf(drafts, 'accounts')[0]?.keys.name).toBe("=cmd|'/c calc'!A1")
    expect(csvLine(["=cmd|'/c calc'!A1", '@x', '-1', '\tx', 'plain'])).toBe("'=cmd|'/c calc'!A1,'@x,'-1,'\tx,plain\r\n")
  })

  it('read the same after they were given out and mended', async () => {
    const written = csvLine(['Company', 'Email', 'sidelight: Line']) + csvLine(['=Plus', 'ana@acme.example', '7'])
    const { drafts, plan } = await readAll(written)
    expect(plan?.columns.map(({ field }) => field)).toEqual(['account.name', 'contact.email', 'skip'])
    expect(rowsOf(drafts, 'accounts')[0]?.keys.name).toBe('=Plus')
  })
})

describe('any table', () => {
  it('is read or refused, never thrown at', async () => {
    const words = fc.constantFrom(
      'Company',
      'Email',
      'Phone',
      'Amount',
      'Order date',
      'Birthday',
      '客户名称',
      '__proto__',
      'constructor',
      '',
    )
    const cell = fc.oneof(
      fc.string({ maxLength: 10 }),
      fc.constantFrom('1,5', '03/04/26', 'a@b.example', '=1', '"', '\u0000', '\uFFFD'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { minLength: 1, maxLength: 6 }),
        fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        async (headers, rows, delimiter) => {
          const text = [headers, ...rows].map((row) => row.join(delimiter)).join('\n')
          const opened = await openFile(sourceOf(text))
          if (opened.is !== 'csv') return
          const { drafts, problems } = await readAll(text)
          const lines = [...drafts, ...problems].map(({ line }) => line)
          expect(lines.every((line) => line >= 1 && line <= text.split('\n').length + 1)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('our own export', () => {
  const header = '{"format":"sidelight-export","version":1,"exportedAt":"2026-03-12T00:00:00.000Z","workspace":null}'
  const order =
    '{"collection":"orders","row":{"id":"o1","createdAt":"2026-03-12T00:00:00.000Z","deletedAt":null,"accountId":"a1","on":"2026-03-01","amount":{"minor":100,"currency":"EUR"},"recordedAt":"2026-03-12T00:00:00.000Z","products":[]}}'

  it('comes back row by row; what is no row is told', async () => {
    const { drafts, problems } = await readAll(
      [
        header,
        order,
        '{"collection":"orders","row":{"id":"o2"}}',
        '{"collection":"spies","row":{"id":"x"}}',
        '{',
        '{"end":{"rows":1}}',
        '',
      ].join('\n'),
    )
    expect(rowsOf(drafts, 'whole')).toMatchObject([{ of: 'orders', row: { id: 'o1', on: '2026-03-01' } }])
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'notARow'],
      [4, 'notARow'],
      [5, 'notARow'],
    ])
  })

  it('that ends before its end is told as cut short', async () => {
    const { drafts, problems } = await readAll([header, order].join('\n'))
    expect(drafts).toHaveLength(1)
    expect(problems.map(({ reason }) => reason)).toEqual(['cutShort'])
  })
})
