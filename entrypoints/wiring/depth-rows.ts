/** Rows behind numbers of an insight that carry none of their own: an insight is a row too, and must stay small. */
import type { RhythmRows } from '../../components/workspace/account/depth'
import { addMonths, dayNumber, dayText } from '../../lib/domain/calendar-day'
import type { Insight, SourceRow } from '../../lib/domain/insight'
import type { Account, Day, Interaction, Order } from '../../lib/domain/model'
import { segmentOf } from '../../lib/domain/next-product'
import { policyFor } from '../../lib/domain/segments/policy-for'
import type { SidelightDatabase } from '../../lib/store/database'
import { rules } from './rules'

const interactionRow = ({ id }: Interaction): SourceRow => ({ collection: 'interactions', id })

/** Of each product that it bought most often, the orders of 12 months, newest first. */
export function productRows(
  orders: readonly Order[],
  insight: Pick<Insight, 'loyalty'> | null,
  today: Day,
): ReadonlyMap<string, SourceRow[]> {
  const yearAgo = dayText(addMonths(dayNumber(today), -12))
  const year = orders.filter(({ on }) => on > yearAgo && on <= today).toSorted((a, b) => (a.on < b.on ? 1 : -1))
  const products = insight?.loyalty?.products ?? []
  return new Map(
    products.map(({ product }) => [
      product,
      year
        .filter((order) => order.products.includes(product))
        .map(({ id }): SourceRow => ({ collection: 'orders', id })),
    ]),
  )
}

/** The mails that a rhythm is told by. */
export function rhythmRows(interactions: readonly Interaction[], insight: Pick<Insight, 'rhythm'> | null): RhythmRows {
  const mails = interactions.filter(({ kind }) => kind === 'email').toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const theirs = mails.filter(({ direction }) => direction === 'in')
  const ours = mails.filter(({ direction }) => direction === 'out')
  const at = (wanted: string | null | undefined, among: readonly Interaction[]): SourceRow[] =>
    among.filter((row) => row.at === wanted).map(interactionRow)
  return {
    lastIn: at(insight?.rhythm.lastIn, theirs),
    lastOut: at(insight?.rhythm.lastOut, ours),
    theirs: theirs.map(interactionRow),
  }
}

/** Read in one go, with a turn for the page in between. */
const ordersAtOnce = 1000

/** Accounts of the same segment whose orders hold both products: read when a person asks who they are. */
export async function boughtBoth(
  db: SidelightDatabase,
  accountId: string,
  because: string,
  product: string,
): Promise<SourceRow[]> {
  const account = await db.accounts.get(accountId)
  if (!account) return []
  const [first, second] = [new Set<string>(), new Set<string>()]
  // By pages: one by one 200,000 orders take a cursor's step each, all at once a second of the page.
  for (let after = '', isMore = true; isMore;) {
    const orders = await db.orders.where('id').above(after).limit(ordersAtOnce).toArray()
    for (const order of orders) {
      if (order.deletedAt !== null) continue
      if (order.products.includes(because)) first.add(order.accountId)
      if (order.products.includes(product)) second.add(order.accountId)
    }
    after = orders.at(-1)?.id ?? ''
    isMore = orders.length === ordersAtOnce
  }
  const found = await db.accounts.bulkGet([...first].filter((id) => second.has(id)))
  return found.flatMap((row) =>
    row && row.deletedAt === null && ownSegment(row) === ownSegment(account)
      ? [{ collection: 'accounts', id: row.id }]
      : [],
  )
}

function ownSegment(account: Account): string {
  return segmentOf({ policy: policyFor(rules.policy, account), account })
}
