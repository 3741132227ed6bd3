import 'fake-indexeddb/auto'
import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { emptyAccount } from '../../../lib/domain/default-account'
import { readExport } from '../../../lib/import/reading/read-export'
import type { ImportProblem } from '../../../lib/import/problem'
import { exportCsv } from '../../../lib/store/export/export-csv'
import { exportJson } from '../../../lib/store/export/export-json'
import { addNeverLog } from '../../../lib/store/never-log'
import { decide } from '../../../lib/store/identities'
import { writeMeta } from '../../../lib/store/meta'
import { createRow, deleteRow } from '../../../lib/store/write'
import type { SidelightDatabase } from '../../../lib/store/database'
import { anyDrafts, importDrafts } from '../import/drafts'
import { living, snapshot } from '../import/snapshot'
import { newStore } from '../stores'

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

async function takeBack(db: SidelightDatabase, text: string): Promise<ImportProblem[]> {
  const problems: ImportProblem[] = []
  const pieces = async function* () {
    for (let start = 0; start < text.length; start += 777) yield text.slice(start, start + 777)
  }
  const drafts = readExport(pieces(), { onProblem: (problem) => problems.push(problem) })
  const outcome = await importDrafts(db, [], { drafts, format: 'json', fileHash: 'c'.repeat(64) })
  return [...problems, ...outcome.problems]
}

describe('the export as JSON', () => {
  it('read back into an empty store is the same store', async () => {
    await fc.assert(
      fc.asyncProperty(anyDrafts, fc.string({ unit: 'grapheme' }), async (drafts, note) => {
        const [db, other] = [await newStore(), await newStore()]
        await importDrafts(db, drafts)
        const accountId = await createRow(db, 'accounts', { name: `=cmd ${note}`, custom: { note } })
        await createRow(db, 'tasks', { accountId, title: note.slice(0, 900) })
        await decide(db, { address: 'ana@acme.test', decision: 'account', accountId })
        expect(await takeBack(other, await textOf(exportJson(db)))).toEqual([])
        const [was, is] = [living(await snapshot(db)), living(await snapshot(other))]
        expect({
          ...is,
          importBatches: is.importBatches?.filter(({ fileHash }) => fileHash !== 'c'.repeat(64)),
        }).toEqual(was)
        await Promise.all([db.delete(), other.delete()])
      }),
      { numRuns: 30 },
    )
  }, 120_000)

  it('into the store that it came from changes nothing', async () => {
    const db = await newStore()
    await createRow(db, 'accounts', { name: 'Acme' })
    const before = await snapshot(db)
    await takeBack(db, await textOf(exportJson(db)))
    expect(await snapshot(db)).toEqual(before)
  })

  it('holds nothing that is this browser’s alone, and nothing deleted', async () => {
    const db = await newStore()
    await writeMeta(db, 'token', 'secret-token-secret-token')
    await addNeverLog(db, { person: 'doctor@clinic.test' })
    await deleteRow(db, 'accounts', await createRow(db, 'accounts', { name: 'Gone Ltd' }))
    const text = await textOf(exportJson(db))
    expect(text).not.toMatch(/secret-token|doctor@clinic|Gone Ltd/)
  })

  it('that was cut short is not taken for whole', async () => {
    const db = await newStore()
    await createRow(db, 'accounts', { name: 'Acme' })
    const text = await textOf(exportJson(db))
    const problems = await takeBack(await newStore(), text.slice(0, text.lastIndexOf('\n{')))
    expect(problems).toMatchObject([{ reason: 'cutShort' }])
  })
})

describe('the export as CSV', () => {
  it('makes text of what a spreadsheet would run, and leaves amounts alone', async () => {
    const db = await newStore()
    const accountId = await createRow(db, 'accounts', { name: '=cmd|calc', industry: '@SUM(A1)', country: '\tx' })
    await createRow(db, 'orders', { accountId, on: '2026-01-15', amount: { minor: -1250, currency: 'EUR' } })
    const accounts = Papa.parse<string[]>((await textOf(exportCsv(db, 'accounts'))).slice(1).trim()).data
    expect(accounts[1]?.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(accounts[1]).toContain("'=cmd|calc")
    const [head, line] = Papa.parse<string[]>((await textOf(exportCsv(db, 'orders'))).slice(1).trim()).data
    const cells = Object.fromEntries((head ?? []).map((header, index) => [header, line?.[index]]))
    expect(cells).toMatchObject({ 'Account name': "'=cmd|calc", Amount: '-12.50', Currency: 'EUR', accountId })
  })

  it('has every row of a store of several pages once', async () => {
    const db = await newStore()
    const rows = Array.from({ length: 2300 }, (_, index) => ({ id: `a${index}`, name: `Company ${index}` }))
    await db.accounts.bulkPut(rows.map((row) => ({ ...emptyAccount(row.id, row.name, '2026-01-01T00:00:00.000Z') })))
    const text = await textOf(exportCsv(db, 'accounts'))
    const names = Papa.parse<string[]>(text.slice(1).trim())
      .data.slice(1)
      .map(([name]) => name)
    expect(new Set(names)).toEqual(new Set(rows.map(({ name }) => name)))
    expect(names.length).toBe(rows.length)
  })
})
