/** What a person or an import has to say to make a row; the rest starts empty. */
import type { Account, Contact, Instant, Interaction, Member, Order, Signal, Task } from '../domain/model'
import type { LooseRecord } from '../messages/apply-patch'
import type { Collection } from '../messages/rows'

type Needing<Row, Required extends keyof Row> = Partial<Row> & Pick<Row, Required>

export interface NewRows {
  accounts: Needing<Account, 'name'>
  contacts: Needing<Contact, 'name'>
  interactions: Needing<Interaction, 'accountId' | 'kind' | 'at' | 'summary'>
  signals: Needing<Signal, 'accountId' | 'kind' | 'at' | 'value'>
  orders: Needing<Order, 'accountId' | 'on' | 'amount'>
  tasks: Needing<Task, 'accountId' | 'title'>
  members: Needing<Member, 'name' | 'email'>
  policies: { id?: string; version: number; values: Record<string, unknown> }
  reference: { id?: string; day: string; values: Record<string, unknown> }
}

const emptyRows: Record<Collection, LooseRecord> = {
  accounts: {
    domains: [],
    tags: [],
    ownerId: null,
    industry: null,
    country: null,
    employees: null,
    relationship: 'unknown',
    customerSince: null,
    openOffer: null,
    contract: null,
    lost: null,
    stageOverride: null,
    targetProfile: {},
    industryInfluence: null,
    jointInnovation: null,
    growthRate: null,
    marginRate: null,
    costToServe12m: null,
    paidOnTimeShare: null,
    overdueSince: null,
    receivablesKnown: false,
    feel: null,
    approvedTier: null,
    keyAccount: null,
    custom: {},
  },
  contacts: { emails: [], accountIds: [], title: null, phone: null, formOfAddress: null, custom: {} },
  interactions: { contactIds: [], direction: null, strongKey: null, weakKey: null, threadKey: null, loggedBy: [] },
  signals: { contactId: null },
  orders: { products: [] },
  tasks: { contactId: null, kind: 'task', ownerId: null, dueOn: null, doneAt: null },
  members: { role: 'member' },
  policies: {},
  reference: {},
}

const recorded: ReadonlySet<Collection> = new Set<Collection>(['interactions', 'signals', 'orders'])

/** A whole row but for its id: what was said over the empty row of the collection. */
export function fillNewRow<C extends Collection>(collection: C, given: NewRows[C], at: Instant): LooseRecord {
  const stamped = recorded.has(collection) ? { recordedAt: at } : {}
  return { ...emptyRows[collection], ...stamped, createdAt: at, ...given }
}
