/** The local database: one table per synced collection, and beside them what only this browser needs. */
import { Dexie, type Table } from 'dexie'
import { v4, v7 } from 'uuid'
import type {
  Account,
  Alert,
  Contact,
  Identity,
  ImportBatch,
  Interaction,
  Member,
  Merge,
  Order,
  Segment,
  Signal,
  Task,
} from '../domain/model'
import type { RowOf } from '../messages/rows'
import type { Change } from '../messages/sync-protocol'
import { keepAccountKeys } from './account-keys'
import { keepContactKeys } from './contact-keys'
import { migrations } from './migrations/migrations'
import type {
  AcknowledgedChange,
  Attention,
  FolderCoverage,
  HiddenSighting,
  ImportJournal,
  MetaEntry,
  NeverLog,
  RawRecord,
  Shadow,
  Sighting,
  StaleAccount,
  StoredInsight,
} from './stored'

export class SidelightDatabase extends Dexie {
  declare readonly accounts: Table<Account, string>
  declare readonly contacts: Table<Contact, string>
  declare readonly interactions: Table<Interaction, string>
  declare readonly signals: Table<Signal, string>
  declare readonly orders: Table<Order, string>
  declare readonly tasks: Table<Task, string>
  declare readonly alerts: Table<Alert, string>
  declare readonly segments: Table<Segment, string>
  declare readonly importBatches: Table<ImportBatch, string>
  declare readonly merges: Table<Merge, string>
  declare readonly members: Table<Member, string>
  declare readonly identities: Table<Identity, string>
  declare readonly policies: Table<RowOf<'policies'>, string>
  declare readonly reference: Table<RowOf<'reference'>, string>
  declare readonly ingestMappings: Table<RowOf<'ingestMappings'>, string>
  declare readonly sightings: Table<Sighting, string>
  declare readonly coverage: Table<FolderCoverage, [string, string]>
  declare readonly hiddenSightings: Table<HiddenSighting, string>
  declare readonly neverLog: Table<NeverLog, string>
  declare readonly importJournal: Table<ImportJournal, [string, number]>
  declare readonly insights: Table<StoredInsight, string>
  declare readonly staleAccounts: Table<StaleAccount, string>
  declare readonly meta: Table<MetaEntry, string>
  declare readonly outbox: Table<Change, number>
  declare readonly acknowledged: Table<AcknowledgedChange, number>
  declare readonly shadows: Table<Shadow, [string, string]>
  declare readonly attention: Table<Attention, number>
  declare readonly raw: Table<RawRecord, [string, string]>

  constructor(name = 'sidelight') {
    super(name)
    for (const { version, stores, upgrade } of migrations) {
      const declared = this.version(version).stores({ ...stores })
      if (upgrade) declared.upgrade(upgrade)
    }
    this.use(keepContactKeys)
    this.use(keepAccountKeys)
    // A browser works alone in a workspace of its own until it joins a team.
    this.on('populate', (transaction) =>
      transaction.table<MetaEntry>('meta').bulkAdd([
        { key: 'deviceId', value: v4() },
        { key: 'workspaceId', value: v4() },
        { key: 'memberId', value: v7() },
      ]),
    )
  }
}

/** `name` is for tests; `onVersionChange` is called after closing because another page upgrades: offer a reload. */
export interface OpenOptions {
  name?: string
  onVersionChange?: () => void
}

/** Opens the store and asks the browser not to evict it. */
export async function openDatabase(options: OpenOptions = {}): Promise<SidelightDatabase> {
  const db = new SidelightDatabase(options.name)
  db.on('versionchange', () => {
    // Staying open would block the other page's upgrade for ever.
    db.close({ disableAutoOpen: true })
    options.onVersionChange?.()
  })
  await db.open()
  return db
}

/** Asks the browser to keep the store when disk runs low. False where it declines or cannot: data are then evictable. */
export async function keepStorage(): Promise<boolean> {
  if (typeof navigator === 'undefined' || !navigator.storage?.persist) return false
  return navigator.storage.persist()
}
