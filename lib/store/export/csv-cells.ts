/** Cells of a row for people and other programs: names beside ids, amounts in their currency's unit, sets in one cell. */
import type { LooseRecord } from '../../messages/apply-patch'
import type { Collection } from '../../messages/rows'
import { minorDigits } from '../../domain/money'

/** Id to name, of accounts, contacts and members. */
export type Names = ReadonlyMap<string, string>

export interface CsvColumn {
  header: string
  field: string
  /** text: as it stands. name: the names behind ids. amount, currency: of money; money: both in one cell. */
  as: 'text' | 'name' | 'amount' | 'currency' | 'money'
}

/** A row with several amounts has no one column of its currency. */
const moneyFields: ReadonlySet<string> = new Set(['creditLimit', 'costToServe12m'])
const named: Readonly<Record<string, string>> = {
  accountId: 'Account name',
  accountIds: 'Account name',
  contactId: 'Contact name',
  contactIds: 'Contact name',
  ownerId: 'Owner',
}

/** Headers by which lib/import/columns finds the fields again. */
const headers: Partial<Record<Collection, Readonly<Record<string, string>>>> = {
  accounts: {
    name: 'Account name',
    domains: 'Domain',
    employees: 'Employees',
    customerSince: 'Customer since',
    creditLimit: 'Credit limit',
    costToServe12m: 'Cost to serve',
  },
  contacts: { name: 'Full name', emails: 'Email', phone: 'Phone', title: 'Job title', birthday: 'Birthday' },
  orders: { on: 'Order date', amount: 'Amount', products: 'Product' },
  interactions: { at: 'Date', kind: 'Type', direction: 'Direction', summary: 'Subject' },
  signals: { at: 'Date', kind: 'Signal', value: 'Value' },
}

/** The columns of a collection with these fields; ids come last, so that the sheet begins with what a person reads. */
export function csvColumns(collection: Collection, fields: readonly string[]): CsvColumn[] {
  const shown = fields.filter((field) => field !== 'deletedAt')
  const columns = shown.flatMap((field): CsvColumn[] => {
    const header = headers[collection]?.[field] ?? field
    const name = named[field]
    if (name !== undefined) return [{ header: name, field, as: 'name' }]
    if (moneyFields.has(field)) return [{ header, field, as: 'money' }]
    if (field !== 'amount') return [{ header, field, as: 'text' }]
    return [
      { header, field, as: 'amount' },
      { header: 'Currency', field, as: 'currency' },
    ]
  })
  const isId = ({ field }: CsvColumn): boolean => field === 'id' || field === 'createdAt'
  const ids = shown.flatMap((field): CsvColumn[] =>
    named[field] === undefined ? [] : [{ header: field, field, as: 'text' }],
  )
  return [...columns.filter((column) => !isId(column)), ...columns.filter(isId), ...ids]
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('; ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function cellOf({ field, as }: CsvColumn, row: LooseRecord, names: Names): string {
  const value = row[field]
  if (as === 'name')
    return listOf(value)
      .flatMap((id) => (typeof id === 'string' ? (names.get(id) ?? []) : []))
      .join('; ')
  if (as === 'text') return textOf(value)
  if (typeof value !== 'object' || value === null || !('minor' in value) || !('currency' in value)) return ''
  const currency = String(value.currency)
  if (as === 'currency') return currency
  const digits = minorDigits(currency)
  const amount = (Number(value.minor) / 10 ** digits).toFixed(digits)
  return as === 'money' ? `${amount} ${currency}` : amount
}

export function csvCells(columns: readonly CsvColumn[], row: LooseRecord, names: Names): string[] {
  return columns.map((column) => cellOf(column, row, names))
}
