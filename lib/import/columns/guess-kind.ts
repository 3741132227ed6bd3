/** What each line of a table is, by the fields its headers name. */
import { fieldsOf, fileKinds, type Field, type FileKind } from './fields'
import { fieldOfHeader, plainHeader } from './header-words'

/** Fields that speak for a kind, and how loudly. An amount with a day is an order whatever stands beside it. */
const weights: Record<FileKind, Partial<Record<Field, number>>> = {
  accounts: {
    'account.name': 2,
    'account.domain': 1,
    'account.industry': 2,
    'account.employees': 2,
    'account.tier': 1,
    'account.id': 1,
    'account.country': 0.5,
  },
  contacts: {
    'contact.email': 2,
    'contact.firstName': 2,
    'contact.lastName': 2,
    'contact.name': 1.5,
    'contact.title': 1.5,
    'contact.birthday': 1,
    'contact.phone': 1,
    'contact.id': 1,
  },
  orders: {
    'order.amount': 4,
    'order.on': 4,
    'order.id': 2,
    'order.product': 2,
    'order.status': 2,
    'order.currency': 1,
  },
  interactions: { 'interaction.at': 3, 'interaction.kind': 3, 'interaction.summary': 4, 'interaction.direction': 2 },
  signals: { 'signal.kind': 4, 'signal.value': 3, 'signal.at': 3 },
}

/** What a kind cannot do without. */
const needed: Partial<Record<FileKind, readonly Field[]>> = {
  orders: ['order.amount', 'order.on'],
  interactions: ['interaction.at'],
  signals: ['signal.kind', 'signal.at'],
}

/** The field each header names in a file of this kind. */
export function fieldsNamed(headers: readonly string[], kind: FileKind): (Field | null)[] {
  const allowed = fieldsOf(kind)
  return headers.map((header) => {
    const field = fieldOfHeader(header, kind)
    return field !== null && allowed.includes(field) ? field : null
  })
}

/** A column of this name says what its file is, though day and value beside it might be an order's: our own export has it. */
const speaksForSignals = (header: string): boolean => /^signal(kind)?$/.test(plainHeader(header))

/** Accounts where nothing speaks for another kind. */
export function guessKind(headers: readonly string[]): FileKind {
  if (headers.some(speaksForSignals) && hasNeeded('signals')) return 'signals'
  let best: { kind: FileKind; score: number } = { kind: 'accounts', score: 0 }
  for (const kind of fileKinds) {
    const named = new Set(fieldsNamed(headers, kind))
    if (!hasNeeded(kind)) continue
    const score = [...named].reduce((sum, field) => sum + (field === null ? 0 : (weights[kind][field] ?? 0)), 0)
    if (score > best.score) best = { kind, score }
  }
  return best.kind

  function hasNeeded(kind: FileKind): boolean {
    const named = fieldsNamed(headers, kind)
    return needed[kind]?.every((field) => named.includes(field)) ?? true
  }
}
