/**
 * The stored rows, one schema per collection. Written in zod/mini because content scripts and frames ship it.
 * Objects are loose: fields of a newer version are kept (ARCHITECTURE, "Rows", rule 9).
 */
import * as z from 'zod/mini'
import {
  interactionKinds,
  lifecycleStages,
  valueTiers,
  type Account,
  type Alert,
  type Contact,
  type Identity,
  type ImportBatch,
  type Interaction,
  type Member,
  type Merge,
  type Order,
  type Segment,
  type Signal,
  type Task,
} from '../domain/model'
import { limits } from './limits'

const text = z.string().check(z.maxLength(limits.textLength))
const line = z.string().check(z.maxLength(limits.subjectLength))
const id = z.string().check(z.minLength(1), z.maxLength(100))
/** ISO 8601 in UTC, `2026-03-12T09:12:00.000Z`. */
export const instantSchema = z.iso.datetime()
/** `YYYY-MM-DD`. */
export const daySchema = z.iso.date()
const share = z.number().check(z.minimum(0), z.maximum(1))
const set = (item: typeof line) => z.array(item).check(z.maxLength(limits.setSize))
const ids = z.array(id).check(z.maxLength(limits.setSize))
const custom = z.record(line, z.union([text, z.number(), z.boolean(), z.null()]))

export const moneySchema = z.object({
  minor: z.int(),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
})

// oxlint-disable-next-line no-underscore-dangle -- zod/mini's own name for it.
const orIfAbsent = z._default
/** Fields that came with a later version: absent in rows of an earlier one. */
const sinceThen = <Schema extends z.ZodMiniType>(schema: Schema) => orIfAbsent(z.nullable(schema), null)
const setSinceThen = () => orIfAbsent(set(line), [])

const row = { id, createdAt: instantSchema, deletedAt: z.nullable(instantSchema) }

export const accountSchema = z.looseObject({
  ...row,
  name: line,
  domains: set(line),
  tags: set(line),
  ownerId: z.nullable(id),
  industry: z.nullable(line),
  country: z.nullable(line),
  employees: z.nullable(z.int()),
  relationship: z.enum(['unknown', 'notYet', 'customer']),
  customerSince: z.nullable(daySchema),
  openOffer: z.nullable(z.looseObject({ kind: z.enum(['trial', 'offer', 'opportunity']), since: daySchema })),
  contract: z.nullable(
    z.looseObject({
      startsOn: daySchema,
      renewsOn: z.nullable(daySchema),
      endedOn: z.nullable(daySchema),
      endReason: z.nullable(z.enum(['cancelled', 'renewalRefused'])),
    }),
  ),
  lost: z.nullable(z.looseObject({ on: daySchema, reason: line })),
  stageOverride: z.nullable(
    z.looseObject({
      stage: z.enum(lifecycleStages),
      reason: line,
      until: daySchema,
      on: z.exactOptional(daySchema),
    }),
  ),
  targetProfile: z.record(line, z.enum(['met', 'unmet', 'unexplored'])),
  industryInfluence: z.nullable(z.number().check(z.minimum(1), z.maximum(5))),
  jointInnovation: z.nullable(z.number().check(z.minimum(1), z.maximum(5))),
  growthRate: z.nullable(z.number()),
  marginRate: z.nullable(z.number().check(z.maximum(1))),
  costToServe12m: z.nullable(moneySchema),
  paidOnTimeShare: z.nullable(share),
  overdueSince: z.nullable(daySchema),
  receivablesKnown: z.boolean(),
  feel: z.nullable(z.looseObject({ value: z.number().check(z.minimum(1), z.maximum(5)), at: instantSchema })),
  approvedTier: z.nullable(z.looseObject({ tier: z.enum(valueTiers), on: daySchema })),
  keyAccount: z.nullable(
    z.looseObject({
      managerId: z.nullable(id),
      sponsorId: z.nullable(id),
      reason: line,
      criteria: orIfAbsent(z.record(line, z.boolean()), {}),
    }),
  ),
  creditLimit: sinceThen(moneySchema),
  paymentTermsDays: sinceThen(z.int().check(z.minimum(0), z.maximum(3650))),
  referredById: sinceThen(id),
  parentId: sinceThen(id),
  source: sinceThen(line),
  externalKeys: setSinceThen(),
  confirmedOn: sinceThen(daySchema),
  /** Restricted: open to its owner, these colleagues, and owners and admins of the workspace (rule 8). Absent: open to all. */
  isRestricted: z.optional(z.boolean()),
  colleagueIds: z.optional(ids),
  custom,
})

export const contactSchema = z.looseObject({
  ...row,
  name: line,
  emails: set(line),
  accountIds: ids,
  title: z.nullable(line),
  phone: z.nullable(line),
  formOfAddress: z.nullable(line),
  birthday: sinceThen(z.string().check(z.regex(/^(\d{4}|-)-\d{2}-\d{2}$/))),
  leftOn: sinceThen(daySchema),
  preferences: orIfAbsent(z.record(line, line), {}),
  externalKeys: setSinceThen(),
  confirmedOn: sinceThen(daySchema),
  custom,
})

export const interactionSchema = z.looseObject({
  ...row,
  accountId: id,
  contactIds: ids,
  kind: z.enum(interactionKinds),
  direction: z.nullable(z.enum(['in', 'out'])),
  at: instantSchema,
  recordedAt: instantSchema,
  summary: text,
  strongKey: z.nullable(line),
  weakKey: z.nullable(text),
  threadKey: z.nullable(line),
  loggedBy: ids,
})

export const signalSchema = z.looseObject({
  ...row,
  accountId: id,
  contactId: z.nullable(id),
  kind: line,
  value: z.nullable(z.number()),
  at: instantSchema,
  recordedAt: instantSchema,
})

export const orderSchema = z.looseObject({
  ...row,
  accountId: id,
  on: daySchema,
  amount: moneySchema,
  recordedAt: instantSchema,
  products: set(line),
})

export const taskSchema = z.looseObject({
  ...row,
  accountId: id,
  contactId: z.nullable(id),
  kind: z.enum(['task', 'promise']),
  title: line,
  ownerId: z.nullable(id),
  dueOn: z.nullable(daySchema),
  doneAt: z.nullable(instantSchema),
})

export const memberSchema = z.looseObject({
  ...row,
  name: line,
  email: line,
  role: z.enum(['owner', 'admin', 'member', 'viewer']),
})

/**
 * A person's decision about who is who (PRODUCT R3). Its id is computed from what was asked, so that two who answer the same
 * question write one row, and the later answer stands; deleting it takes the decision back.
 */
export const identitySchema = z.looseObject({
  ...row,
  /** Normalised address the decision is about; null where the page held a name only. */
  address: z.nullable(line),
  /** The name as the page showed it, for a decision about a name. */
  name: z.nullable(line),
  /** Hash of the thread, where the decision holds in that thread only. */
  thread: z.nullable(line),
  decision: z.enum(['account', 'contact', 'notContact', 'ignored', 'own', 'colleague']),
  accountId: z.nullable(id),
  contactId: z.nullable(id),
  memberId: z.nullable(id),
  decidedAt: instantSchema,
})

const sourceRow = z.object({ collection: line, id })
const figure = z.nullable(z.number())

export const alertSchema = z.looseObject({
  ...row,
  accountId: id,
  rule: line,
  previousId: z.nullable(id),
  openedAt: instantSchema,
  recordedAt: instantSchema,
  value: figure,
  line: figure,
  unit: line,
  evidence: z.array(sourceRow).check(z.maxLength(limits.setSize)),
  policyVersion: z.int(),
  ownerId: z.nullable(id),
  dueOn: z.nullable(daySchema),
  rootCause: z.nullable(text),
  solvedAt: z.nullable(instantSchema),
  endedAt: sinceThen(instantSchema),
  toldAt: z.nullable(instantSchema),
  outcome: z.nullable(text),
  quietUntil: z.nullable(daySchema),
})

export const segmentSchema = z.looseObject({
  ...row,
  name: line,
  filter: z.record(line, z.unknown()),
  createdById: z.nullable(id),
})

export const importBatchSchema = z.looseObject({
  ...row,
  name: line,
  format: line,
  fileHash: line,
  byId: z.nullable(id),
  startedAt: instantSchema,
  finishedAt: z.nullable(instantSchema),
  counts: z.record(line, z.number()),
  undoneAt: z.nullable(instantSchema),
})

export const mergeSchema = z.looseObject({
  ...row,
  collection: z.enum(['accounts', 'contacts']),
  keptId: id,
  mergedId: id,
  byId: z.nullable(id),
  mergedAt: instantSchema,
  before: z.array(z.object({ collection: line, id, fields: z.record(line, z.unknown()) })),
  after: orIfAbsent(z.record(line, z.unknown()), {}),
  undoneAt: z.nullable(instantSchema),
  notSame: orIfAbsent(z.boolean(), false),
})

/** What an event of a source becomes (docs/protocol.md, "Ingestion"); a row takes the place of the defaults of its call and event. */
export const ingestMappingSchema = z.looseObject({
  ...row,
  call: z.enum(['track', 'identify', 'group', 'page', 'screen']),
  /** Compared without case, blanks and punctuation; null: every event of the call that no other mapping names. */
  event: z.nullable(line),
  to: z.enum(['contact', 'account', 'signal', 'order', 'refund', 'cancelOrder', 'nothing']),
  /** Kind of a signal. */
  kind: sinceThen(line),
  /** A signal for each message, or one a day for each person. */
  once: orIfAbsent(z.enum(['message', 'day']), 'message'),
  /** Field to the paths it is read from, the first that holds something: `amount` to `properties.total`. */
  fields: orIfAbsent(z.record(line, z.array(line).check(z.maxLength(20))), {}),
})

/** The workspace's rules, one row; its values are the domain's `Policy`, absent fields fall to the defaults there. */
export const policySchema = z.looseObject({ ...row, version: z.int(), values: z.record(line, z.unknown()) })

/** What depends on other accounts, one row, computed once a day (MODEL, "What depends on other accounts"). */
export const referenceSchema = z.looseObject({ ...row, day: daySchema, values: z.record(line, z.unknown()) })

/**
 * The synced collections. `sets` are patched by add and remove, never whole (rule 4); `serverOnly` are written by the
 * server in a team (rule 11). A collection that comes later is one more line here and one more table in the store.
 */
export const collections = {
  accounts: { schema: accountSchema, sets: ['domains', 'tags', 'externalKeys', 'colleagueIds'], serverOnly: false },
  contacts: { schema: contactSchema, sets: ['emails', 'accountIds', 'externalKeys'], serverOnly: false },
  interactions: { schema: interactionSchema, sets: ['contactIds', 'loggedBy'], serverOnly: false },
  signals: { schema: signalSchema, sets: [], serverOnly: false },
  orders: { schema: orderSchema, sets: [], serverOnly: false },
  tasks: { schema: taskSchema, sets: [], serverOnly: false },
  identities: { schema: identitySchema, sets: [], serverOnly: false },
  alerts: { schema: alertSchema, sets: [], serverOnly: false },
  segments: { schema: segmentSchema, sets: [], serverOnly: false },
  ingestMappings: { schema: ingestMappingSchema, sets: [], serverOnly: false },
  importBatches: { schema: importBatchSchema, sets: [], serverOnly: false },
  merges: { schema: mergeSchema, sets: [], serverOnly: false },
  members: { schema: memberSchema, sets: [], serverOnly: true },
  policies: { schema: policySchema, sets: [], serverOnly: false },
  reference: { schema: referenceSchema, sets: [], serverOnly: true },
} as const satisfies Record<string, { schema: z.ZodMiniType; sets: readonly string[]; serverOnly: boolean }>

export type Collection = keyof typeof collections

/** Is this name one of the collections this version knows? */
export function isCollection(name: string): name is Collection {
  return Object.hasOwn(collections, name)
}

export const collectionNames: readonly Collection[] = Object.keys(collections).filter(isCollection)

/** The fields of a collection that hold a set; empty for a collection this version does not know. */
export function setFieldsOf(collection: string): readonly string[] {
  return isCollection(collection) ? collections[collection].sets : []
}

/** The stored row of a collection, as its schema parses it. */
export type RowOf<C extends Collection> = z.infer<(typeof collections)[C]['schema']>

// A field of a schema that drifts from what the model reads fails here, at compile time.
type Fits<Wanted, Given extends Wanted> = Given
/** @public so that it counts as used: it is for the compiler. */
export type SchemaFitsModel = [
  Fits<Account, RowOf<'accounts'>>,
  Fits<Contact, RowOf<'contacts'>>,
  Fits<Interaction, RowOf<'interactions'>>,
  Fits<Signal, RowOf<'signals'>>,
  Fits<Order, RowOf<'orders'>>,
  Fits<Task, RowOf<'tasks'>>,
  Fits<Identity, RowOf<'identities'>>,
  Fits<Alert, RowOf<'alerts'>>,
  Fits<Segment, RowOf<'segments'>>,
  Fits<ImportBatch, RowOf<'importBatches'>>,
  Fits<Merge, RowOf<'merges'>>,
  Fits<Member, RowOf<'members'>>,
]
