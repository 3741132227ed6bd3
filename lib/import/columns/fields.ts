/** What a column of a table may hold. */

export const fileKinds = ['accounts', 'contacts', 'orders', 'interactions', 'signals'] as const
/** What each line of the file is. Whatever it is, a line may also name an account and a contact, which are made or found. */
export type FileKind = (typeof fileKinds)[number]

export const fields = [
  'skip',
  'account.name',
  'account.id',
  'account.domain',
  'account.industry',
  'account.country',
  'account.employees',
  'account.tier',
  'account.stage',
  'account.customer',
  'account.customerSince',
  'account.owner',
  'account.tags',
  'account.source',
  'account.parent',
  'account.referredBy',
  'account.contractStart',
  'account.renewal',
  'account.contractEnd',
  'account.churned',
  'account.lostOn',
  'account.lostReason',
  'account.growthRate',
  'account.marginRate',
  'account.costToServe',
  'account.creditLimit',
  'account.paymentTerms',
  'account.paidOnTime',
  'account.overdueSince',
  'account.custom',
  'contact.name',
  'contact.firstName',
  'contact.middleName',
  'contact.lastName',
  'contact.id',
  'contact.email',
  'contact.phone',
  'contact.title',
  'contact.formOfAddress',
  'contact.birthday',
  'contact.leftOn',
  'contact.channel',
  'contact.custom',
  'order.id',
  'order.on',
  'order.amount',
  'order.currency',
  'order.product',
  'order.status',
  'interaction.id',
  'interaction.at',
  'interaction.kind',
  'interaction.direction',
  'interaction.summary',
  'signal.id',
  'signal.at',
  'signal.kind',
  'signal.value',
] as const
export type Field = (typeof fields)[number]

/** How a field's cells are read. */
export type Reading = 'text' | 'texts' | 'date' | 'number' | 'share' | 'money' | 'currency' | 'yesNo' | 'word'

const readings: Partial<Record<Field, Reading>> = {
  'account.domain': 'texts',
  'account.tags': 'texts',
  'account.employees': 'number',
  'account.tier': 'word',
  'account.stage': 'word',
  'account.customer': 'yesNo',
  'account.customerSince': 'date',
  'account.contractStart': 'date',
  'account.renewal': 'date',
  'account.contractEnd': 'date',
  'account.churned': 'yesNo',
  'account.lostOn': 'date',
  'account.growthRate': 'share',
  'account.marginRate': 'share',
  'account.paidOnTime': 'share',
  'account.costToServe': 'money',
  'account.creditLimit': 'money',
  'account.paymentTerms': 'number',
  'account.overdueSince': 'date',
  'contact.email': 'texts',
  'contact.birthday': 'date',
  'contact.leftOn': 'date',
  'order.on': 'date',
  'order.amount': 'money',
  'order.currency': 'currency',
  'order.product': 'texts',
  'interaction.at': 'date',
  'interaction.kind': 'word',
  'interaction.direction': 'word',
  'signal.at': 'date',
  'signal.value': 'number',
}

export function readingOf(field: Field): Reading {
  return readings[field] ?? 'text'
}

const rowsOfKind: Record<FileKind, readonly string[]> = {
  accounts: ['account', 'contact'],
  contacts: ['account', 'contact'],
  orders: ['account', 'contact', 'order'],
  interactions: ['account', 'contact', 'interaction'],
  signals: ['account', 'contact', 'signal'],
}

/** The fields that a file of this kind may fill. */
export function fieldsOf(kind: FileKind): readonly Field[] {
  return fields.filter((field) => field === 'skip' || rowsOfKind[kind].includes(field.split('.')[0] ?? ''))
}

/** Fields that several columns may fill together; of others the first column that says something counts. */
export const manyColumns: ReadonlySet<Field> = new Set<Field>([
  'skip',
  'account.domain',
  'account.tags',
  'account.custom',
  'contact.email',
  'contact.phone',
  'contact.custom',
  'order.product',
])
