/** Runs in a page of its own: a file of contacts imported as the product does, and papaparse with Dexie's bulkPut alone. */
import { Dexie, type Table } from 'dexie'
import Papa from 'papaparse'
import { guessPlan } from '../../../lib/import/columns/guess-plan'
import { hashFile } from '../../../lib/import/file/file-hash'
import { sourceOfBlob } from '../../../lib/import/file/file-source'
import { openFile } from '../../../lib/import/reading/open-file'
import { readFile } from '../../../lib/import/reading/read-file'
import { companyDomains, isFreeMail } from '../../../lib/mail/mail-domains'
import { SidelightDatabase } from '../../../lib/store/database'
import { runImport } from '../../../lib/store/import/run-import'
import { undoImport } from '../../../lib/store/import/undo-import'
import { migrations } from '../../../lib/store/migrations/migrations'
import { contactAddress, contactName, contactsPerAccount } from './bench-rows'

const rowsPerPut = 1000
const linesPerPiece = 5000
const head = 'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,Website URL,Country/Region\r\n'
const databaseName = 'bench-import'
const baselineName = 'bench-import-baseline'

function lineOf(index: number): string {
  const company = Math.floor(index / contactsPerAccount)
  const [first = '', ...rest] = contactName(index).split(' ')
  const cells = [`${index}`, first, rest.join(' '), contactAddress(index), `+49 30 ${1_000_000 + index}`, 'Buyer']
  return [...cells, `Company ${company}`, `https://company${company}.example`, 'Germany'].join(',')
}

/** A file as HubSpot writes it; kept outside of the page's heap. */
function fileOf(contacts: number): Blob {
  const pieces: Blob[] = [new Blob([head])]
  for (let start = 0; start < contacts; start += linesPerPiece) {
    const lines = Array.from({ length: Math.min(linesPerPiece, contacts - start) }, (_, place) => lineOf(start + place))
    pieces.push(new Blob([`${lines.join('\r\n')}\r\n`]))
  }
  return new Blob(pieces)
}

async function open(): Promise<SidelightDatabase> {
  const db = new SidelightDatabase(databaseName)
  await db.open()
  return db
}

interface Ours {
  ms: number
  contacts: number
  accounts: number
  batchId: string | null
}

/** The whole way from the file to the store. */
async function ours(contacts: number): Promise<Ours> {
  const source = sourceOfBlob(fileOf(contacts), 'contacts.csv')
  const db = await open()
  const start = performance.now()
  const opened = await openFile(source)
  if (opened.is !== 'csv') throw new Error(`The file was taken for ${opened.is}.`)
  const records = opened.records.map(({ cells }) => cells)
  const plan = guessPlan(opened.dialect, opened.headers, records, { currency: 'EUR', dayOrMonthFirst: 'dmy' })
  const how = { format: 'csv', plan } as const
  const fileHash = await hashFile(source, JSON.stringify(how))
  const problems: unknown[] = []
  const drafts = readFile(source, how, {
    timeZone: 'Europe/Berlin',
    isFreeMail,
    onProblem: (problem) => problems.push(problem),
  })
  const outcome = await runImport(
    db,
    {
      name: 'contacts.csv',
      format: 'csv',
      fileHash,
      drafts,
      mode: 'replace',
      byId: null,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      isTrial: false,
    },
    { companyDomains },
  )
  const ms = performance.now() - start
  if (problems.length > 0 || outcome.problemCount > 0)
    throw new Error(JSON.stringify([problems[0], outcome.problems[0]]))
  const counts = [await db.contacts.count(), await db.accounts.count()]
  db.close()
  return { ms, contacts: counts[0] ?? 0, accounts: counts[1] ?? 0, batchId: outcome.batchId }
}

/** papaparse over the file, then bulkPut of the rows that ours made into an empty database with the same indexes; reading them is not counted. */
async function baseline(contacts: number): Promise<{ parse: number; put: number }> {
  const text = await fileOf(contacts).text()
  const parseStart = performance.now()
  let lines = 0
  Papa.parse<Record<string, string>>(text, {
    header: true,
    step: () => {
      lines += 1
    },
  })
  const parse = performance.now() - parseStart
  if (lines < contacts) throw new Error('papaparse left lines out.')
  const from = await open()
  await Dexie.delete(baselineName)
  const to = new Dexie(baselineName)
  for (const { version, stores } of migrations) to.version(version).stores({ ...stores })
  await to.open()
  let put = 0
  for (const name of ['accounts', 'contacts']) put += await copy(from.table(name), to.table(name))
  from.close()
  to.close()
  await Dexie.delete(baselineName)
  return { parse, put }
}

/** How long bulkPut took, ms. */
async function copy(from: Table<{ id: string }, string>, to: Table<{ id: string }, string>): Promise<number> {
  let [last, put] = ['', 0]
  for (;;) {
    const rows = await from.where(':id').above(last).limit(rowsPerPut).toArray()
    const end = rows.at(-1)
    if (end === undefined) return put
    const start = performance.now()
    await to.bulkPut(rows)
    put += performance.now() - start
    last = end.id
  }
}

async function undo(batchId: string): Promise<number> {
  const db = await open()
  const start = performance.now()
  await undoImport(db, batchId)
  const ms = performance.now() - start
  if ((await db.contacts.count()) > 0) throw new Error('The undo left contacts behind.')
  db.close()
  return ms
}

Object.assign(globalThis, { benchImport: { ours, baseline, undo, clear: () => Dexie.delete(databaseName) } })
