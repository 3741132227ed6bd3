/** The rows that the account in depth is drawn from, and what the model makes of them beside the kept insight. */
import type { AccountDepth, LastContact, LinkedAccount, TimelineEntry } from '../../components/workspace/account/depth'
import { formatMoney } from '../../components/format'
import { signalText } from '../../components/model-words'
import type { AccountFacts } from '../../lib/domain/account-facts'
import { listAlerts } from '../../lib/domain/alerts/list-alerts'
import { creditOf } from '../../lib/domain/credit'
import { keyAccountState } from '../../lib/domain/key-accounts'
import type { Day, Instant, Interaction, Order, Signal } from '../../lib/domain/model'
import { orderMonths } from '../../lib/domain/order-months'
import { referralRate, type Referrals } from '../../lib/domain/referral'
import { policyFor } from '../../lib/domain/segments/policy-for'
import { tierProposal } from '../../lib/domain/tier-proposal'
import { whatToAddNext } from '../../lib/domain/what-to-add-next'
import { factTables, loadContacts, loadFacts } from '../../lib/store/account-facts'
import type { SidelightDatabase } from '../../lib/store/database'
import { readMeta } from '../../lib/store/meta'
import { loadRules } from '../../lib/store/rules'
import { productRows, rhythmRows } from './depth-rows'

interface Asked {
  accountId: string
  today: Day
  now: Instant
  /** Entries of the timeline; more are asked for by a larger one. */
  limit: number
}

/** Runs inside a liveQuery. Null where there is no such account. */
export async function loadDepth(
  db: SidelightDatabase,
  { accountId, today, now, limit }: Asked,
): Promise<AccountDepth | null> {
  const [facts, stored, contacts, rules, leftOut] = await Promise.all([
    liveFacts(db, accountId, now),
    db.insights.get(accountId),
    loadContacts(db, accountId),
    loadRules(db, now),
    readMeta(db, 'window'),
  ])
  if (facts === null) return null
  const { account, orders, interactions, signals, alerts = [] } = facts
  const policy = policyFor(rules.policy, account)
  const insight = stored?.insight ?? null
  const [parent, referredBy] = await Promise.all([
    linkedAccount(db, account.parentId),
    linkedAccount(db, account.referredById),
  ])
  const told = signals.filter(({ kind }) => !isUse(kind))
  const timeline = [...interactions.map(wordInteraction), ...orders.map(wordOrder), ...told.map(wordSignal)].toSorted(
    (a, b) => (a.at < b.at ? 1 : -1),
  )
  return {
    account,
    insight,
    lines: {
      highCurrent: policy.tier.highCurrent,
      highPotential: policy.tier.highPotential,
      healthyFrom: policy.health.healthyFrom,
      watchFrom: policy.health.watchFrom,
    },
    addNext: insight === null ? [] : whatToAddNext(insight, { ...facts, people: contacts.length }),
    alerts: insight === null ? [] : listAlerts(insight, alerts, policy, now),
    proposal: insight === null ? null : tierProposal(account, insight.tier, today),
    credit: creditOf(account, rules.policy, { now }),
    keyAccount: keyAccountState(account, policy),
    keyCriteria: policy.keyAccounts.criteria,
    referrals: wordReferrals(rules.reference?.referrals ?? null),
    parent,
    referredBy,
    months: orders.length === 0 ? [] : orderMonths(orders, rules.policy, today),
    lastContacts: lastContactsOf(interactions),
    people: contacts.toSorted((a, b) => a.name.localeCompare(b.name)),
    timeline: timeline.slice(0, limit),
    hasOlder: timeline.length > limit,
    leftOutBefore: leftOut === null || leftOut.until === 0 ? null : leftOut.since,
    rows: { byProduct: productRows(orders, insight, today), rhythm: rhythmRows(interactions, insight) },
  }
}

/** The account's rows without deleted ones. */
export async function liveFacts(db: SidelightDatabase, accountId: string, now: Instant): Promise<AccountFacts | null> {
  const [facts] = await db.transaction('r', factTables(db), async () => loadFacts(db, [accountId], now))
  if (!facts) return null
  return { ...facts, interactions: live(facts.interactions), orders: live(facts.orders), signals: live(facts.signals) }
}

function live<Row extends { deletedAt: Instant | null }>(rows: readonly Row[]): Row[] {
  return rows.filter(({ deletedAt }) => deletedAt === null)
}

async function linkedAccount(db: SidelightDatabase, id: string | null): Promise<LinkedAccount | null> {
  if (id === null) return null
  const account = await db.accounts.get(id)
  return { id, name: account && account.deletedAt === null ? account.name : null }
}

/** A note is about somebody, not a contact with them. */
function lastContactsOf(interactions: readonly Interaction[]): Map<string, LastContact> {
  const last = new Map<string, LastContact>()
  for (const { at, contactIds, loggedBy, kind } of interactions) {
    if (kind === 'note') continue
    for (const id of contactIds) if ((last.get(id)?.at ?? '') < at) last.set(id, { at, by: loggedBy })
  }
  return last
}

function wordReferrals(referrals: Referrals | null): AccountDepth['referrals'] {
  const rate = referrals === null ? null : referralRate(referrals)
  return referrals === null || rate === null ? null : { won: referrals.won, byReferral: referrals.byReferral, rate }
}

export function wordInteraction({ id, at, kind, direction, summary, contactIds }: Interaction): TimelineEntry {
  return { id, at, kind, direction, text: summary, contactIds }
}

/** Use is measured every day: health tells of it, and a timeline of it would hide everything else. */
const useKinds = new Set(['login', 'feature', 'coreUse', 'modulesInUse'])
export const isUse = (kind: string): boolean => useKinds.has(kind.split(':', 1)[0] ?? kind)

export function wordSignal({ id, at, kind, value, contactId }: Signal): TimelineEntry {
  return {
    id,
    at,
    kind: 'signal',
    direction: null,
    text: signalText(kind, value),
    contactIds: contactId === null ? [] : [contactId],
  }
}

function wordOrder({ id, on, amount, products }: Order): TimelineEntry {
  const text = [formatMoney(amount), products.join(', ')].filter((part) => part !== '').join(' ')
  return { id, at: on, kind: 'order', direction: null, text, contactIds: [] }
}
