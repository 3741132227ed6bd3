/** The rows that the account in depth is drawn from. */
import { Dexie, type Collection } from 'dexie'
import type { AccountDepth, TimelineEntry } from '../../components/workspace/account/depth'
import { formatMoney } from '../../components/format'
import type { Interaction, Order } from '../../lib/domain/model'
import { orderMonths } from '../../lib/domain/order-months'
import { loadContacts } from '../../lib/store/account-facts'
import type { SidelightDatabase } from '../../lib/store/database'
import { newestFirst } from '../../lib/store/newest-first'
import { rules } from './rules'

/** Runs inside a liveQuery. `limit`: entries of the timeline; more are asked for by a larger one. */
export async function loadDepth(
  db: SidelightDatabase,
  accountId: string,
  today: string,
  limit: number,
): Promise<AccountDepth | null> {
  const [account, stored, people, orders, interactions] = await Promise.all([
    db.accounts.get(accountId),
    db.insights.get(accountId),
    loadContacts(db, accountId),
    db.orders.where('[accountId+on]').between([accountId, Dexie.minKey], [accountId, Dexie.maxKey]).toArray(),
    newest(
      db.interactions.where('[accountId+at]').between([accountId, Dexie.minKey], [accountId, Dexie.maxKey]),
      limit,
    ),
  ])
  if (!account || account.deletedAt !== null) return null
  const { policy } = rules
  const live = orders.filter(({ deletedAt }) => deletedAt === null)
  const entries = [
    ...interactions.filter(({ deletedAt }) => deletedAt === null).map(wordInteraction),
    ...live.map(wordOrder),
  ]
  const timeline = entries.toSorted((a, b) => (a.at < b.at ? 1 : -1))
  return {
    accountId,
    name: account.name,
    insight: stored?.insight ?? null,
    lines: {
      highCurrent: policy.tier.highCurrent,
      highPotential: policy.tier.highPotential,
      healthyFrom: policy.health.healthyFrom,
      watchFrom: policy.health.watchFrom,
    },
    months: live.length === 0 ? [] : orderMonths(live, policy, today),
    people: people.toSorted((a, b) => a.name.localeCompare(b.name)),
    timeline: timeline.slice(0, limit),
    hasOlder: interactions.length === limit || timeline.length > limit,
  }
}

function newest(rows: Collection<Interaction, string>, limit: number): Promise<Interaction[]> {
  return newestFirst(rows).limit(limit).toArray()
}

function wordInteraction({ id, at, kind, direction, summary, contactIds }: Interaction): TimelineEntry {
  return { id, at, kind, direction, text: summary, contactIds }
}

function wordOrder({ id, on, amount, products }: Order): TimelineEntry {
  const text = [formatMoney(amount), products.join(', ')].filter((part) => part !== '').join(' ')
  return { id, at: on, kind: 'order', direction: null, text, contactIds: [] }
}
