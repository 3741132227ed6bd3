/** Rows for tests of the model: days are counted back from one Wednesday morning in Shanghai. */
import type { AccountFacts, Clock, SourceLiveness, Sources } from '../../lib/domain/account-facts'
import { historyOf, viewAt, type AccountView } from '../../lib/domain/account-view'
import { emptyAccount } from '../../lib/domain/default-account'
import type { Account, Interaction, Order, Signal, Task } from '../../lib/domain/model'
import { defaultPolicy, type Policy } from '../../lib/domain/policy'

/** Wednesday 2026-06-17, 10:00 in Shanghai. No holiday until the Friday after; none before since 5 May. */
export const now = '2026-06-17T02:00:00.000Z'
export const clock: Clock = { now }
export const today = '2026-06-17'

export function instantAgo(days: number, hours = 0): string {
  return new Date(Date.parse(now) - days * 86_400_000 - hours * 3_600_000).toISOString()
}

export function dayAgo(days: number): string {
  return instantAgo(days).slice(0, 10)
}

const live: SourceLiveness = { connectedAt: instantAgo(800), newestAt: now, kinds: null }
export const allLive: Sources = { usage: live, orders: live, surveys: live, mentions: live, mail: live }

let made = 0
const nextId = (): string => `row-${String(++made)}`

export function account(fields: Partial<Account> = {}): Account {
  return { ...emptyAccount('acme', 'Acme', instantAgo(900)), ...fields }
}

export function interaction(daysAgo: number, fields: Partial<Interaction> = {}): Interaction {
  const at = instantAgo(daysAgo)
  return {
    id: nextId(),
    createdAt: at,
    deletedAt: null,
    accountId: 'acme',
    contactIds: [],
    kind: 'email',
    direction: 'in',
    at,
    recordedAt: at,
    summary: 'A line',
    strongKey: null,
    weakKey: null,
    threadKey: null,
    loggedBy: [],
    ...fields,
  }
}

export function signal(
  daysAgo: number,
  kind: string,
  value: number | null = null,
  fields: Partial<Signal> = {},
): Signal {
  const at = instantAgo(daysAgo)
  return {
    id: nextId(),
    createdAt: at,
    deletedAt: null,
    accountId: 'acme',
    contactId: null,
    kind,
    value,
    at,
    recordedAt: at,
    ...fields,
  }
}

/** `yuan` in major units. */
export function order(daysAgo: number, yuan: number, fields: Partial<Order> = {}): Order {
  const at = instantAgo(daysAgo)
  return {
    id: nextId(),
    createdAt: at,
    deletedAt: null,
    accountId: 'acme',
    on: dayAgo(daysAgo),
    amount: { minor: Math.round(yuan * 100), currency: 'CNY' },
    recordedAt: at,
    products: [],
    ...fields,
  }
}

export function task(fields: Partial<Task> = {}): Task {
  return {
    id: nextId(),
    createdAt: now,
    deletedAt: null,
    accountId: 'acme',
    contactId: null,
    kind: 'task',
    title: 'Call',
    ownerId: null,
    dueOn: null,
    doneAt: null,
    ...fields,
  }
}

export function facts(fields: Partial<AccountFacts> = {}): AccountFacts {
  return { account: account(), interactions: [], signals: [], orders: [], tasks: [], sources: allLive, ...fields }
}

/** A customer of two years with a contract that renews in 200 days. */
export function customer(fields: Partial<Account> = {}): Account {
  const contract = { startsOn: dayAgo(730), renewsOn: dayAgo(-200), endedOn: null, endReason: null }
  return account({ relationship: 'customer', customerSince: dayAgo(730), contract, ...fields })
}

export function viewOf(given: Partial<AccountFacts>, policy: Policy = defaultPolicy, at = now): AccountView {
  return viewAt(historyOf(facts(given), policy), Date.parse(at), null)
}
