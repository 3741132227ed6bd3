/** Drafts for tests: as a file would give them, at random out of small pools so that they meet. */
import * as fc from 'fast-check'
import { companyDomains } from '../../../lib/mail/mail-domains'
import type {
  AccountDraft,
  ContactDraft,
  InteractionDraft,
  OrderDraft,
  SignalDraft,
  DraftRow,
  ImportDraft,
  ImportMode,
  ImportOutcome,
  ImportRequest,
} from '../../../lib/import/draft'
import type { SidelightDatabase } from '../../../lib/store/database'
import { runImport } from '../../../lib/store/import/run-import'

export function account(keys: Partial<AccountDraft['keys']> & { name: string }, more: Partial<AccountDraft> = {}) {
  const draft: AccountDraft = {
    collection: 'accounts',
    isNameGuessed: false,
    mailDomains: [],
    fields: {},
    said: {},
    parent: null,
    referredBy: null,
    ...more,
    keys: { externalKeys: [], domains: [], ...keys },
  }
  return draft
}

export function contact(keys: Partial<ContactDraft['keys']> & { name: string }, more: Partial<ContactDraft> = {}) {
  const draft: ContactDraft = {
    collection: 'contacts',
    fields: {},
    isNameGuessed: false,
    account: null,
    ...more,
    keys: { externalKeys: [], emails: [], phone: null, ...keys },
  }
  return draft
}

export const draftsOf = (...lines: (readonly DraftRow[])[]): ImportDraft[] =>
  lines.map((rows, index) => ({ line: index + 2, rows }))

export async function* bunches(drafts: readonly ImportDraft[], size = 500): AsyncIterable<readonly ImportDraft[]> {
  for (let start = 0; start < drafts.length; start += size) yield drafts.slice(start, start + size)
}

interface Options extends Partial<ImportRequest> {
  mode?: ImportMode
}

/** Imports as the page does. */
export function importDrafts(
  db: SidelightDatabase,
  drafts: readonly ImportDraft[],
  options: Options = {},
): Promise<ImportOutcome> {
  const request: ImportRequest = {
    name: 'contacts.csv',
    format: 'csv',
    fileHash: 'a'.repeat(64),
    drafts: bunches(drafts),
    mode: 'replace',
    byId: null,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    isTrial: false,
    ...options,
  }
  return runImport(db, request, { companyDomains })
}

const pool = <const T>(...items: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...items)
const some = <T>(...items: readonly T[]): fc.Arbitrary<T[]> => fc.uniqueArray(pool(...items), { maxLength: 2 })
const day = pool('2025-11-03', '2026-01-15', '2026-05-20')
const instant = pool('2025-11-03T08:00:00.000Z', '2026-01-15T09:30:00.000Z', '2026-05-20T17:00:00.000Z')

const accountDraft = fc.record({
  collection: fc.constant('accounts' as const),
  keys: fc.record({
    externalKeys: some('hubspot:1', 'hubspot:2', 'sf:9'),
    domains: some('acme.test', 'beta.test', 'gamma.test'),
    name: pool('Acme', 'ACME', 'Beta 集团', 'Gamma GmbH', 'Delta'),
  }),
  isNameGuessed: fc.boolean(),
  mailDomains: some('acme.test', 'beta.test', 'group.test'),
  fields: fc.record(
    {
      industry: pool('textile', 'software'),
      employees: pool(12, 500),
      tags: some('vip', 'fair', 'north'),
      custom: fc.dictionary(pool('region', 'score'), pool<string | number | boolean>('east', 7, true)),
      receivablesKnown: fc.boolean(),
      creditLimit: fc.constant({ minor: 100_000, currency: 'CNY' }),
    },
    { requiredKeys: [] },
  ),
  said: fc.record(
    { tier: pool('strategic', 'basic'), stage: pool('prospect', 'converting', 'lost', 'mature'), owner: pool('Li Na') },
    { requiredKeys: [] },
  ),
  parent: fc.constant(null),
  referredBy: fc.constant(null),
})

const contactDraft = fc.record({
  collection: fc.constant('contacts' as const),
  keys: fc.record({
    externalKeys: some('hubspot:c1', 'hubspot:c2'),
    emails: some('ana@acme.test', 'bo@beta.test', 'cy@gmail.com', 'di@elsewhere.test'),
    phone: pool(null, '+86 138 0013 8000', '13800138000', '020 1234 5678'),
    name: pool('Ana López', 'Bo Li', '王芳', 'Cy'),
  }),
  fields: fc.record(
    {
      title: pool('CTO', 'Buyer'),
      preferences: fc.dictionary(pool('channel', 'first'), pool('phone', 'price')),
      custom: fc.dictionary(pool('desk', 'vip'), pool<string | boolean>('a', false)),
    },
    { requiredKeys: [] },
  ),
  isNameGuessed: fc.boolean(),
  account: fc.constant(0),
})

const link = { account: fc.constant(0), contact: pool(null, 1) }
const datedDraft = fc.oneof(
  fc.record({
    collection: fc.constant('orders' as const),
    externalKey: pool(null, null, 'shop:1', 'shop:2'),
    fields: fc.record({
      on: day,
      amount: fc.record({ minor: pool(100, 250), currency: fc.constant('EUR') }),
      products: some('loom', 'yarn'),
    }),
    ...link,
  }),
  fc.record({
    collection: fc.constant('interactions' as const),
    externalKey: pool(null, 'crm:7'),
    fields: fc.record({
      kind: pool('call', 'email'),
      direction: pool('in', 'out', null),
      at: instant,
      summary: pool('asked for a quote', '报价'),
      strongKey: pool(null, 'm1@acme.test'),
    }),
    ...link,
  }),
  fc.record({
    collection: fc.constant('signals' as const),
    externalKey: fc.constant(null),
    fields: fc.record({ kind: pool('nps', 'login'), value: pool(null, 3, 9), at: instant }),
    ...link,
  }),
)

function ofContact<Row extends OrderDraft | InteractionDraft | SignalDraft>(row: Row): Row {
  return { ...row, account: null, contact: 0 }
}

/** A file: of each line an account, a contact of it and what they did; contacts without an account among them. */
export const anyDrafts: fc.Arbitrary<ImportDraft[]> = fc
  .array(
    fc.oneof(
      accountDraft.map((row): DraftRow[] => [row]),
      fc.tuple(accountDraft, contactDraft).map((rows): DraftRow[] => rows),
      contactDraft.map((row): DraftRow[] => [{ ...row, account: null }]),
      fc.tuple(accountDraft, contactDraft, datedDraft).map((rows): DraftRow[] => rows),
      fc
        .tuple(contactDraft, datedDraft)
        .map(([person, row]): DraftRow[] => [{ ...person, account: null }, ofContact(row)]),
    ),
    { maxLength: 12 },
  )
  .map((lines) => draftsOf(...lines))

/** Which keys the file's columns hold: the same for every line, as in a real table. */
const shape = fc.record({
  hasKeys: fc.boolean(),
  hasDomains: fc.boolean(),
  hasEmails: fc.boolean(),
  hasPhones: fc.boolean(),
})
const places = fc.nat({ max: 3 })
const companies = ['Acme', 'Beta 集团', 'Gamma GmbH', 'Delta'] as const
const people = ['Ana López', 'Bo Li', '王芳', 'Cy'] as const
const phones = ['+86 138 0013 8000', '020 1234 5678', '+49 30 1234567', '+1 415 555 0100'] as const

/**
 * A file that calls each company and person by the same keys on every line, and otherwise says of them whatever it likes, twice and
 * in contradiction. (One that calls two companies by one name, or a company by other keys on other lines, is not read the same when
 * its own later lines are known.)
 */
export const steadyDrafts: fc.Arbitrary<ImportDraft[]> = fc
  .tuple(
    shape,
    fc.array(fc.tuple(places, places, accountDraft, contactDraft, fc.option(datedDraft)), { maxLength: 12 }),
  )
  .map(([{ hasKeys, hasDomains, hasEmails, hasPhones }, lines]) =>
    draftsOf(
      ...lines.map(([company, person, base, human, dated]): DraftRow[] => {
        const keys = {
          name: companies[company] ?? '',
          externalKeys: hasKeys ? [`hubspot:${company}`] : [],
          domains: hasDomains ? [`company${company}.test`] : [],
        }
        const own = {
          name: people[person] ?? '',
          externalKeys: hasKeys ? [`hubspot:c${company}${person}`] : [],
          emails: hasEmails ? [`person${person}@company${company}.test`] : [],
          phone: hasPhones ? (phones[person] ?? null) : null,
        }
        const rows: DraftRow[] = [
          { ...base, keys },
          { ...human, keys: own, isNameGuessed: false },
        ]
        return dated === null ? rows : [...rows, dated]
      }),
    ),
  )
