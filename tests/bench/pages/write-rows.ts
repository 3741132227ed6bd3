/** What writing accounts and people takes by itself: rows in memory into a store of the same making, through Dexie, a thousand at a time. */
import { SidelightDatabase } from '../../../lib/store/database'
import { rowsOfAccount } from './bench-rows'

const name = 'bench-write-rows'
const rowsPerWrite = 1000

/** @returns ms */
export async function writeRows(accounts: number): Promise<number> {
  const rows = Array.from({ length: accounts }, (_, number) => rowsOfAccount(number, ['rep'], Date.now()))
  const people = rows.flatMap(({ contacts }) => contacts)
  const companies = rows.map(({ account }) => account)
  const db = new SidelightDatabase(name)
  await db.delete({ disableAutoOpen: false })
  await db.open()
  const started = performance.now()
  for (let start = 0; start < companies.length; start += rowsPerWrite)
    await db.accounts.bulkPut(companies.slice(start, start + rowsPerWrite))
  for (let start = 0; start < people.length; start += rowsPerWrite)
    await db.contacts.bulkPut(people.slice(start, start + rowsPerWrite))
  const took = performance.now() - started
  await db.delete()
  return took
}
