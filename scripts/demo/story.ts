/** An account of the demo workspace as its story: what a person would tell about it, from which its year of rows is made. */
import type { Account, LifecycleStage, ValueTier } from '../../lib/domain/model'

/** The team: rep1 reads the demo mailbox, rep2 the second browser. */
export const demoMembers = {
  rep1: { name: '林晓 Lin Xiao', email: 'rep1@ourco.test', role: 'owner' },
  rep2: { name: '李哲 Li Zhe', email: 'rep2@ourco.test', role: 'member' },
  rep3: { name: 'Sofia Brandt', email: 'rep3@ourco.test', role: 'member' },
  rep4: { name: '周宁 Zhou Ning', email: 'rep4@ourco.test', role: 'admin' },
} as const
export type MemberKey = keyof typeof demoMembers

export interface Person {
  name: string
  /** The part before the @ at the account's domain, or a whole address elsewhere. */
  mailbox: string
  title: string
  formOfAddress: string
  /** Further whole addresses. */
  alsoAt?: readonly string[]
}

/** A mail of this account's people in rep1's mailbox. */
export interface Letter {
  /** Index into the story's people. */
  from: number
  daysAgo: number
  /** Shanghai time, `9:40`. */
  time: string
  subject: string
  text: string
  /** Further people of this account in To (after rep1), by index. */
  to?: readonly number[]
  cc?: readonly (number | MemberKey)[]
  /** Rep1's answer, kept in Sent; dated so many hours later. */
  answer?: { afterHours: number; text: string }
  /** Somebody has logged it already; our answer, or a call back, is on the timeline too. */
  loggedBy?: MemberKey
  /** Logged, but nobody has answered yet. */
  isOwed?: true
}

export type PlanBlock = { heading: string } | { text: string } | { list: readonly string[] }

export interface Story {
  /** Stable key, from which ids are made. */
  key: string
  name: string
  domain: string
  industry: string
  /** ISO 3166-1 alpha-2 */
  country: string
  employees: number
  owner: MemberKey
  tags?: readonly string[]
  people: readonly Person[]
  /** Customer for so many days; absent: not a customer. */
  customerForDays?: number
  /** Days until the contract renews; negative is overdue; absent: no contract. */
  renewsInDays?: number
  ended?: { daysAgo: number; reason: 'cancelled' | 'renewalRefused' }
  lost?: { daysAgo: number; reason: string }
  offer?: { kind: 'trial' | 'offer' | 'opportunity'; forDays: number }
  /** Target profile of a prospect. */
  profile?: Account['targetProfile']
  /** Neither an order nor a word about being a customer. */
  isUnclear?: boolean
  stageByHand?: { stage: LifecycleStage; reason: string; forDays: number }
  /** What they buy: a typical order in major units, how often, when last, and last quarter against the one before (1 = level). */
  buys?: { amount: number; currency: 'CNY' | 'USD' | 'EUR'; everyDays: number; lastDaysAgo: number; trend: number }
  /** How they use the product: days since the last login, logins a week, core use before and now (it changes over ten weeks), modules in use (0..1). */
  uses?: { lastDaysAgo: number; perWeek: number; coreBefore: number; coreNow: number; modules: number }
  /** How often we speak, days of silence by now, and who spoke last. */
  talks: { everyDays: number; silentDays: number; last: 'in' | 'out'; byMailOnly?: true }
  /** NPS answers, oldest first, a quarter apart; the last one about a month ago. */
  nps?: readonly number[]
  /** CSAT answers of 1..5, oldest first, two weeks apart. */
  csat?: readonly number[]
  complaintsDaysAgo?: readonly number[]
  closeAttemptsDaysAgo?: readonly number[]
  badMentionsDaysAgo?: readonly number[]
  industryInfluence?: number
  jointInnovation?: number
  growthRate?: number
  marginRate?: number
  paidOnTimeShare?: number
  overdueDays?: number
  feel?: number
  approvedTier?: ValueTier
  keyAccount?: string
  promises?: readonly { title: string; inDays: number; by: MemberKey; kind?: 'task'; isDone?: true }[]
  letters?: readonly Letter[]
  plan?: readonly PlanBlock[]
}

/** Shorthand for the tables of stories: name, mailbox, title, form of address. */
export function person(name: string, mailbox: string, title: string, formOfAddress: string): Person {
  return { name, mailbox, title, formOfAddress }
}
