/** One account's alerts, from its rows as the server holds them. */
import { setImmediate } from 'node:timers/promises'
import type { AccountFacts } from '../../lib/domain/account-facts'
import { decideAlerts } from '../../lib/domain/alerts/decide-alerts'
import { computeInsight } from '../../lib/domain/compute-insight'
import type { Alert, Interaction, Order, Signal, Task } from '../../lib/domain/model'
import type { Policy } from '../../lib/domain/policy'
import { readReference } from '../../lib/domain/reference'
import { policyFor } from '../../lib/domain/segments/policy-for'
import type { SourceTally } from '../../lib/domain/source-tally'
import {
  accountSchema,
  alertSchema,
  interactionSchema,
  orderSchema,
  referenceSchema,
  signalSchema,
  taskSchema,
} from '../../lib/messages/rows'
import type { Bus } from '../bus/bus'
import type { Storage, StoredRecord } from '../storage/storage'
import { writeAsServer } from '../workspaces'

/** Opens and ends the alerts that follow from the account's rows. @returns whether there were any */
export async function judgeAccount(
  { storage, bus }: { storage: Storage; bus: Bus },
  workspaceId: string,
  accountId: string,
  { policy, tally }: { policy: Policy; tally: SourceTally },
): Promise<boolean> {
  const facts = await loadFacts(storage, workspaceId, accountId, tally)
  if (facts === null) return false
  const stored = await storage.record(workspaceId, { collection: 'reference', id: 'reference' })
  const reference = referenceSchema.safeParse(stored?.data)
  const now = new Date().toISOString()
  const insight = computeInsight(facts, policy, reference.success ? readReference(reference.data.values) : null, {
    now,
  })
  // Sockets are heard between two accounts.
  await setImmediate()
  const { ownerId } = facts.account
  const rules = policyFor(policy, facts.account)
  const { open, end } = decideAlerts(insight, facts.alerts ?? [], rules, { now, ownerId })
  const collection = 'alerts'
  for (const { id } of end)
    await writeAsServer(storage, bus, workspaceId, {
      collection,
      recordId: id,
      op: 'update',
      patch: { set: { endedAt: now } },
    })
  for (const { id, ...alert } of open)
    await writeAsServer(storage, bus, workspaceId, {
      collection,
      recordId: id,
      op: 'create',
      patch: { set: { ...untouched, ...alert, recordedAt: now } },
    })
  return open.length + end.length > 0
}

const untouched = { rootCause: null, solvedAt: null, endedAt: null, toldAt: null, outcome: null, quietUntil: null }

async function loadFacts(
  storage: Storage,
  workspaceId: string,
  accountId: string,
  tally: SourceTally,
): Promise<(AccountFacts & { alerts: Alert[] }) | null> {
  const record = await storage.record(workspaceId, { collection: 'accounts', id: accountId })
  const account = accountSchema.safeParse(record?.data)
  if (!account.success || account.data.deletedAt !== null) return null
  const rows: Rows = { interactions: [], signals: [], orders: [], tasks: [], alerts: [] }
  for (const each of await storage.recordsOfAccount(workspaceId, accountId)) sortIn(rows, each)
  return { account: account.data, ...rows, sources: tally.sourcesFor(account.data.ownerId) }
}

interface Rows {
  interactions: Interaction[]
  signals: Signal[]
  orders: Order[]
  tasks: Task[]
  alerts: Alert[]
}

/** A row that its schema does not read is left out, as the clients leave it out. */
function sortIn(rows: Rows, { collection, data }: StoredRecord): void {
  switch (collection) {
    case 'interactions': {
      const row = interactionSchema.safeParse(data)
      if (row.success) rows.interactions.push(row.data)
      break
    }
    case 'signals': {
      const row = signalSchema.safeParse(data)
      if (row.success) rows.signals.push(row.data)
      break
    }
    case 'orders': {
      const row = orderSchema.safeParse(data)
      if (row.success) rows.orders.push(row.data)
      break
    }
    case 'tasks': {
      const row = taskSchema.safeParse(data)
      if (row.success) rows.tasks.push(row.data)
      break
    }
    case 'alerts': {
      const row = alertSchema.safeParse(data)
      if (row.success) rows.alerts.push(row.data)
      break
    }
    // Other collections are no facts of the model.
    default:
  }
}
