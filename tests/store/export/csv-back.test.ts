/** What of the tables (CSV) comes back when they are imported again; docs/customer-data.md tells what does not. */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { FileKind } from '../../../lib/import/columns/fields'
import { exportCsv } from '../../../lib/store/export/export-csv'
import { createRow } from '../../../lib/store/write'
import type { SidelightDatabase } from '../../../lib/store/database'
import { readAll } from '../../import/read-text'
import { importDrafts } from '../import/drafts'
import { newStore } from '../stores'

const kinds = ['accounts', 'contacts', 'orders', 'interactions', 'signals'] as const satisfies readonly FileKind[]

async function filled(): Promise<SidelightDatabase> {
  const db = await newStore()
  const accountId = await createRow(db, 'accounts', {
    name: '晨光精密, "North"; Ltd',
    domains: ['chenguang.test', 'cg.test'],
    industry: '=1+1',
    country: 'CN',
    employees: 120,
    customerSince: '2024-03-12',
    costToServe12m: { minor: 500_050, currency: 'USD' },
    creditLimit: { minor: 90_000, currency: 'JPY' },
  })
  await createRow(db, 'contacts', {
    name: 'Ana López',
    emails: ['ana@chenguang.test', 'lopez@chenguang.test'],
    accountIds: [accountId],
    title: 'Head of buying, selling',
    phone: '+49 30 1234567',
    birthday: '1980-02-29',
  })
  const order = { accountId, on: '2026-01-15', products: ['Lathe', 'Oil'] }
  await createRow(db, 'orders', { ...order, amount: { minor: 123_450, currency: 'EUR' } })
  await createRow(db, 'orders', { ...order, on: '2026-02-15', amount: { minor: -1250, currency: 'JPY' } })
  const at = '2026-03-01T09:30:00.000Z'
  await createRow(db, 'interactions', {
    accountId,
    kind: 'call',
    direction: 'out',
    at,
    summary: '-1 is left, they say',
  })
  await createRow(db, 'signals', { accountId, kind: 'nps', value: 8.5, at })
  return db
}

async function imported(from: SidelightDatabase): Promise<SidelightDatabase> {
  const db = await newStore()
  for (const kind of kinds) {
    let text = ''
    for await (const piece of exportCsv(from, kind)) text += piece
    const { drafts, problems, plan } = await readAll(text)
    expect([kind, problems, plan?.kind]).toEqual([kind, [], kind])
    const outcome = await importDrafts(db, drafts)
    expect(outcome.problems).toEqual([])
  }
  return db
}

const sorted = (set: readonly string[]): string[] => set.toSorted()

/** What of each row is to come back; ids are new. */
async function told(db: SidelightDatabase) {
  const names = new Map((await db.accounts.toArray()).map(({ id, name }) => [id, name]))
  const orders = (await db.orders.toArray()).toSorted((a, b) => a.on.localeCompare(b.on))
  return {
    accounts: (await db.accounts.toArray()).map(
      ({ name, domains, industry, country, employees, customerSince, costToServe12m, creditLimit }) => [
        [name, sorted(domains), industry, country],
        [employees, customerSince, costToServe12m, creditLimit],
      ],
    ),
    contacts: (await db.contacts.toArray()).map(({ name, emails, title, phone, birthday, accountIds }) => [
      [name, sorted(emails), title, phone, birthday],
      accountIds.map((id) => names.get(id)),
    ]),
    orders: orders.map(({ on, amount, products, accountId }) => [on, amount, sorted(products), names.get(accountId)]),
    interactions: (await db.interactions.toArray()).map(({ kind, direction, at, summary, accountId }) => [
      [kind, direction, at, summary],
      names.get(accountId),
    ]),
    signals: (await db.signals.toArray()).map(({ kind, value, at, accountId }) => [
      [kind, value, at],
      names.get(accountId),
    ]),
  }
}

describe('the tables, exported as CSV and imported again', () => {
  it('bring back what a person reads in them, formulas and quotes among it, each table known for what it is', async () => {
    const db = await filled()
    expect(await told(await imported(db))).toEqual(await told(db))
  })

  it('into the store that they came from make nothing twice', async () => {
    const db = await filled()
    const before = await told(db)
    for (const kind of ['accounts', 'contacts'] as const) {
      let text = ''
      for await (const piece of exportCsv(db, kind)) text += piece
      const { drafts } = await readAll(text)
      await importDrafts(db, drafts)
    }
    expect(await told(db)).toEqual(before)
  })
})
