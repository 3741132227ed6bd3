/** The rows one account's card is drawn from, asked for together: each question costs a round trip to the disk's process. */
import { Dexie } from 'dexie'
import type { Alert, Interaction, Task } from '../../lib/domain/model'
import { loadAlerts } from '../../lib/store/alerts'
import type { SidelightDatabase } from '../../lib/store/database'
import { computeNumbers } from '../../lib/store/insights'
import { newestFirst } from '../../lib/store/newest-first'
import type { StoredInsight } from '../../lib/store/stored'
import { noteComputed } from './fresh-insight'

export interface CardRows {
  stored: StoredInsight | null
  /** A row of the account has changed since its numbers were computed; or they were computed for this view, and are not kept. */
  isStale: boolean
  /** The newest, newest first. */
  interactions: Interaction[]
  tasks: Task[]
  alerts: Alert[]
}

/** Newest interactions that are looked through for words from other threads. */
const lookedThrough = 40

/** In a transaction of insightTables. */
export type ReadCardRows = (accountId: string) => Promise<CardRows>

/** A reading in which each account's rows are asked for once, however often somebody wants them. */
export function cardRowsReader(db: SidelightDatabase): ReadCardRows {
  const begun = new Map<string, Promise<CardRows>>()
  return (accountId) => {
    const known = begun.get(accountId)
    if (known !== undefined) return known
    const rows = readCardRows(db, accountId)
    begun.set(accountId, rows)
    return rows
  }
}

async function readCardRows(db: SidelightDatabase, accountId: string): Promise<CardRows> {
  const [{ stored, isKept }, stale, interactions, tasks, alerts] = await Promise.all([
    readNumbers(db, accountId),
    db.staleAccounts.get(accountId),
    newestInteractions(db, accountId),
    db.tasks.where('accountId').equals(accountId).toArray(),
    loadAlerts(db, accountId),
  ])
  return { stored, isStale: stale !== undefined || !isKept, interactions, tasks, alerts }
}

/** Where no numbers are kept that could be shown meanwhile, the first card comes with them. */
async function readNumbers(
  db: SidelightDatabase,
  accountId: string,
): Promise<{ stored: StoredInsight | null; isKept: boolean }> {
  const kept = await db.insights.get(accountId)
  if (kept) return { stored: kept, isKept: true }
  const [computed] = await computeNumbers(db, [accountId], new Date().toISOString())
  if (computed?.stored) noteComputed(computed)
  return { stored: computed?.stored ?? null, isKept: false }
}

function newestInteractions(db: SidelightDatabase, accountId: string): Promise<Interaction[]> {
  const rows = db.interactions.where('[accountId+at]').between([accountId, Dexie.minKey], [accountId, Dexie.maxKey])
  return newestFirst(rows).limit(lookedThrough).toArray()
}
