/** English words of the account in depth. */
import type { LifetimeResult } from '../../lib/domain/insight'
import type { AddNext } from '../../lib/domain/what-to-add-next'

const s = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

const why: Record<NonNullable<LifetimeResult['why']>, string> = {
  lost: 'This customer is lost: nothing more is expected.',
  underContract: 'Under contract, so told by how long customers like it stay.',
  noOrders: 'No orders yet, so nothing is expected.',
  noReference: 'All accounts are still to be counted: that happens once a day.',
  tooFewRepeatCustomers: 'Too few of all customers have bought twice for a forecast by purchases.',
  noFit: 'No forecast fits how customers buy here.',
}

const adds: Record<AddNext, string> = {
  customerSince: 'Say on the card whether it is a customer, and since when: stage and planned contact follow.',
  owner: 'Say who looks after it: alerts and the mail of this account are theirs.',
  people: 'Add people: log one mail, or import contacts.',
  industry: 'Say its industry: it is compared with accounts like it.',
  contract: 'Enter the contract: renewal and lifetime value follow.',
  feel: 'Say how it feels to you, 1 to 5: health hears you.',
  receivables: 'Say whether invoices are overdue: health and credit follow.',
  judgedPotential: 'Judge its influence and how it innovates with you: potential value follows.',
  margin: 'Add margin and cost to serve: revenue becomes profit.',
  orders: 'Add orders: value, grade, loyalty and the next order follow.',
  usage: 'Add product use: health sees who stops using it.',
  surveys: 'Add NPS or CSAT answers: health hears their voice.',
  mail: 'Log the mail of this account: rhythm, replies owed and silence follow.',
}

export const enDepth = {
  plan: 'Plan',
  depth: 'In depth',
  parts: 'Parts of the account',
  value: 'Value',
  noTier: 'No tier yet',
  currentAxis: 'Current value',
  potentialAxis: 'Potential value',
  position: (current: string, potential: string) => `Current value ${current}, potential value ${potential}`,
  trend: 'Health, week by week',
  trendPoint: (day: string, score: string, band: string | null) =>
    [`${day}: ${score}`, band].filter(Boolean).join(', '),
  trendThen: (day: string) => `Why, on ${day}`,
  rhythm: 'Rhythm',
  withoutData: (count: number) => `${s(count, 'factor')} without data`,
  orders: 'Orders and lifetime value',
  order: 'order',
  month: (month: string, money: string, orders: number) => `${month}: ${money}, ${s(orders, 'order')}`,
  profit: 'Lifetime value',
  revenue: 'Expected revenue',
  overMonths: (months: string) => `over ${months} months`,
  alive: 'Still a customer',
  nextOrder: 'Next order by',
  nextOrderHint: 'half of those like it will have',
  ordersAhead: 'Orders to come',
  ahead: 'next 12 months',
  perOrder: 'Per order',
  perMonth: 'Revenue a month',
  loyalty: 'Loyalty',
  bought: 'Bought',
  monthsBought: (months: number) => `in ${months} of 12 months`,
  gapsSeen: (gaps: number) => `${gaps} of 3 gaps seen`,
  yearOnYear: 'Against last year',
  monthOnMonth: 'Against last month',
  fromTo: (before: string, now: string) => `${before} → ${now}`,
  products: 'Bought most often',
  nextProducts: 'May buy next',
  because: (because: string, support: number, confidence: string, lift: string) =>
    `${confidence} of those who bought ${because} did too (${support}, ${lift}× as many as others)`,
  why,
  retention: (share: string, tier: string | null, months: string) =>
    `${share} of ${tier === null ? 'all' : `“${tier}”`} customers are still there a month later: ${months} months.`,
  retentionUnknown: (months: string) => `How long customers stay is not known yet: ${months} months are counted.`,
  fit: (customers: number, repeat: number) =>
    `From ${s(customers, 'customer')}, ${repeat} of them with a second order.`,
  holdout: (weeks: number, error: string, naive: string) =>
    `Tried on the last ${weeks} weeks it was off by ${error} orders a customer; “they go on as before” by ${naive}.`,
  noHoldout: 'The past is too short to try it on.',
  atBound: 'Customers buy too much alike for a sure fit: take it as rough.',
  people: 'People and what they like',
  leftOn: (day: string) => `left ${day}`,
  birthday: 'Birthday',
  preferences: { channel: 'Channel', content: 'Content', first: 'First' },
  timeline: 'Timeline',
  kinds: 'Kinds',
  all: 'All',
  person: 'Person',
  everyone: 'Everyone',
  search: 'Search the timeline',
  nothingFound: 'Nothing fits this filter.',
  older: 'Show older',
  rowsGone: 'The rows behind it are not on this device.',
  moreRows: (count: number) => `and ${count} more`,
  addNext: 'What to add next',
  adds,
  import: 'Import',
  enter: 'Enter',
}
