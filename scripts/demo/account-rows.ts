/** The account and its contacts. */
import { emptyAccount, emptyContact } from '../../lib/domain/default-account'
import type { Account, Contact } from '../../lib/domain/model'
import { addressOf, randomFor, type DemoContext } from './context'
import type { Story } from './story'

const rateToCny = { CNY: 1, USD: 7.1, EUR: 7.8 } as const

function relationshipOf(story: Story): Account['relationship'] {
  if (story.isUnclear) return 'unknown'
  return story.customerForDays === undefined ? 'notYet' : 'customer'
}

/** A contract runs a year at a time; an ended one keeps the day it would have renewed on. */
function contractOf({ story, calendar }: DemoContext): Account['contract'] {
  const renewsInDays = story.ended ? 30 - story.ended.daysAgo : story.renewsInDays
  if (renewsInDays === undefined) return null
  return {
    startsOn: calendar.day(Math.min(365 - renewsInDays, story.customerForDays ?? 365)),
    renewsOn: calendar.day(-renewsInDays),
    endedOn: story.ended ? calendar.day(story.ended.daysAgo) : null,
    endReason: story.ended?.reason ?? null,
  }
}

export function accountRow(context: DemoContext): Account {
  const { story, calendar, memberIds } = context
  const { buys } = story
  return {
    ...emptyAccount(context.accountId, story.name, calendar.at(context.knownForDays, 9, 30)),
    domains: [story.domain],
    tags: [...(story.tags ?? [])],
    ownerId: memberIds[story.owner],
    industry: story.industry,
    country: story.country,
    employees: story.employees,
    relationship: relationshipOf(story),
    customerSince: story.customerForDays === undefined ? null : calendar.day(story.customerForDays),
    openOffer: story.offer ? { kind: story.offer.kind, since: calendar.day(story.offer.forDays) } : null,
    contract: contractOf(context),
    lost: story.lost ? { on: calendar.day(story.lost.daysAgo), reason: story.lost.reason } : null,
    targetProfile: { ...story.profile },
    industryInfluence: story.industryInfluence ?? null,
    jointInnovation: story.jointInnovation ?? null,
    growthRate: story.growthRate ?? null,
    marginRate: story.marginRate ?? null,
    // About a tenth of what they buy in a year, in the workspace's currency.
    costToServe12m: buys
      ? {
          minor: Math.round(((buys.amount * rateToCny[buys.currency] * 365) / buys.everyDays) * 0.1) * 100,
          currency: 'CNY',
        }
      : null,
    paidOnTimeShare: story.paidOnTimeShare ?? null,
    overdueSince: story.overdueDays === undefined ? null : calendar.day(story.overdueDays),
    receivablesKnown: buys !== undefined,
    feel: story.feel === undefined ? null : { value: story.feel, at: calendar.at(12, 18, 0) },
    approvedTier: story.approvedTier ? { tier: story.approvedTier, on: calendar.day(50) } : null,
    keyAccount: story.keyAccount
      ? { managerId: memberIds[story.owner], sponsorId: memberIds.rep4, reason: story.keyAccount, criteria: {} }
      : null,
  }
}

/** Numbers that are kept free for fiction (Ofcom's and the NANP's); null elsewhere. */
function phoneOf(country: string, last: number): string | null {
  if (country === 'GB') return `+44 1632 960${String(last).padStart(3, '0')}`
  return country === 'US' || country === 'CA' ? `+1 555 01${String(last % 100).padStart(2, '0')}` : null
}

export function contactRows(context: DemoContext): Contact[] {
  const random = randomFor(context, 'contacts')
  return context.story.people.map((person, index) => ({
    ...emptyContact(context.contactIds[index] ?? '', person.name, context.calendar.at(context.knownForDays, 9, 31)),
    emails: [addressOf(context.story, person), ...(person.alsoAt ?? [])],
    accountIds: [context.accountId],
    title: person.title,
    phone: phoneOf(context.story.country, random.between(0, 999)),
    formOfAddress: person.formOfAddress,
  }))
}
