/** Rows of one account for the parts of the card that a person opens. */
import { Dexie, type Collection } from 'dexie'
import type { RowLine } from '../../components/sidebar/actions'
import type { MoreRows } from '../../components/sidebar/view'
import { formatMoney } from '../../components/format'
import { alertName, signalText } from '../../components/model-words'
import type { SourceRow } from '../../lib/domain/insight'
import { loadContacts } from '../../lib/store/account-facts'
import type { SidelightDatabase } from '../../lib/store/database'
import { newestFirst } from '../../lib/store/newest-first'
import { accountFactRow } from './account-fact-row'

/** As many as "More" shows, and a few to spare for deleted ones. */
const newest = 12

function newestOf<T>(rows: Collection<T, string>): Promise<T[]> {
  return newestFirst(rows).limit(newest).toArray()
}

/** People, orders and timeline of an account, newest first. */
export async function loadMore(db: SidelightDatabase, accountId: string): Promise<MoreRows> {
  const whole: [[string, unknown], [string, unknown]] = [
    [accountId, Dexie.minKey],
    [accountId, Dexie.maxKey],
  ]
  const [people, orders, timeline] = await Promise.all([
    loadContacts(db, accountId),
    newestOf(db.orders.where('[accountId+on]').between(...whole)),
    newestOf(db.interactions.where('[accountId+at]').between(...whole)),
  ])
  return {
    people,
    orders: orders.filter((row) => row.deletedAt === null),
    timeline: timeline.filter((row) => row.deletedAt === null),
  }
}

async function wordRow(db: SidelightDatabase, { collection, id }: SourceRow, factor?: string): Promise<RowLine | null> {
  switch (collection) {
    case 'orders': {
      const row = await db.orders.get(id)
      return row ? { id, on: row.on, text: `${formatMoney(row.amount)} ${row.products.join(', ')}` } : null
    }
    case 'interactions': {
      const row = await db.interactions.get(id)
      return row ? { id, on: row.at, text: row.summary } : null
    }
    case 'signals': {
      const row = await db.signals.get(id)
      return row ? { id, on: row.at, text: signalText(row.kind, row.value) } : null
    }
    case 'tasks': {
      const row = await db.tasks.get(id)
      return row ? { id, on: row.dueOn ?? row.createdAt, text: row.title } : null
    }
    case 'alerts': {
      const row = await db.alerts.get(id)
      return row ? { id, on: row.openedAt, text: alertName(row.rule) } : null
    }
    default: {
      const row = await db.accounts.get(id)
      return row ? { id, ...(accountFactRow(factor, row, new Date()) ?? { on: row.createdAt, text: row.name }) } : null
    }
  }
}

/** The rows a reason rests on, worded; rows that are gone by now are left out. */
export async function loadRowLines(
  db: SidelightDatabase,
  rows: readonly SourceRow[],
  factor?: string,
): Promise<RowLine[]> {
  const lines = await Promise.all(rows.map((row) => wordRow(db, row, factor)))
  return lines.filter((line) => line !== null)
}
