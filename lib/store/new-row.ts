/** What a person or an import has to say to make a row; the rest starts empty. */
import { emptyAccount, emptyContact } from '../domain/default-account'
import type {
  Account,
  Alert,
  Contact,
  Identity,
  ImportBatch,
  Instant,
  Interaction,
  Member,
  Merge,
  Order,
  Segment,
  Signal,
  Task,
} from '../domain/model'
import type { LooseRecord } from '../messages/apply-patch'
import type { Collection, RowOf } from '../messages/rows'

type Needing<Row, Required extends keyof Row> = Partial<Row> & Pick<Row, Required>

export interface NewRows {
  accounts: Needing<Account, 'name'>
  contacts: Needing<Contact, 'name'>
  interactions: Needing<Interaction, 'accountId' | 'kind' | 'at' | 'summary'>
  signals: Needing<Signal, 'accountId' | 'kind' | 'at' | 'value'>
  orders: Needing<Order, 'accountId' | 'on' | 'amount'>
  tasks: Needing<Task, 'accountId' | 'title'>
  identities: Needing<Identity, 'decision'>
  alerts: Needing<Alert, 'accountId' | 'rule' | 'openedAt' | 'value' | 'line' | 'unit' | 'policyVersion'>
  segments: Needing<Segment, 'name' | 'filter'>
  importBatches: Needing<ImportBatch, 'name' | 'format' | 'fileHash' | 'startedAt'>
  merges: Needing<Merge, 'collection' | 'keptId' | 'mergedId' | 'mergedAt' | 'before'>
  members: Needing<Member, 'name' | 'email'>
  policies: { id?: string; version: number; values: Record<string, unknown> }
  reference: { id?: string; day: string; values: Record<string, unknown> }
  ingestMappings: Needing<RowOf<'ingestMappings'>, 'call' | 'event' | 'to'>
}

const emptyRows: Record<Collection, (at: Instant) => object> = {
  accounts: (at) => emptyAccount('', '', at),
  contacts: (at) => emptyContact('', '', at),
  interactions: () => ({
    contactIds: [],
    direction: null,
    strongKey: null,
    weakKey: null,
    threadKey: null,
    loggedBy: [],
  }),
  signals: () => ({ contactId: null }),
  orders: () => ({ products: [] }),
  tasks: () => ({ contactId: null, kind: 'task', ownerId: null, dueOn: null, doneAt: null }),
  identities: (at) => ({
    address: null,
    name: null,
    thread: null,
    accountId: null,
    contactId: null,
    memberId: null,
    decidedAt: at,
  }),
  alerts: () => ({
    previousId: null,
    evidence: [],
    ownerId: null,
    dueOn: null,
    rootCause: null,
    solvedAt: null,
    endedAt: null,
    toldAt: null,
    outcome: null,
    quietUntil: null,
  }),
  segments: () => ({ createdById: null }),
  importBatches: () => ({ byId: null, finishedAt: null, counts: {}, undoneAt: null }),
  merges: () => ({ byId: null, after: {}, undoneAt: null, notSame: false }),
  members: () => ({ role: 'member' }),
  policies: () => ({}),
  reference: () => ({}),
  ingestMappings: () => ({ kind: null, once: 'message', fields: {} }),
}

const recorded: ReadonlySet<Collection> = new Set<Collection>(['interactions', 'signals', 'orders', 'alerts'])

/** A whole row, whose id and deletion are the change's to say: what was given over the empty row of the collection. */
export function fillNewRow<C extends Collection>(collection: C, given: NewRows[C], at: Instant): LooseRecord {
  const stamped = recorded.has(collection) ? { recordedAt: at } : {}
  return { ...emptyRows[collection](at), ...stamped, createdAt: at, ...given }
}
