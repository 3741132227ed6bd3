/**
 * The workspace's rules. Each number stands once, as the fallback of its field: the same schema gives the type, the
 * defaults of MODEL.md and the tolerant reading of a stored row.
 */
import * as z from 'zod/mini'
import { calendarPolicy } from './policy-calendar'
import { indicatorPolicy } from './policy-indicators'
import { numberOr, orElse, section, tableOr } from './policy-fields'
import { lifetimePolicy } from './policy-lifetime'
import { ownIndicatorsPolicy } from './policy-own-indicators'
import type { Filter } from './segments/filter'
import { laidOver, rulingFilter, type PlainValues, type SegmentRow } from './segments/segment-rules'

const shape = {
  calendar: calendarPolicy,
  money: section({
    /** ISO 4217. */
    reportingCurrency: orElse(z.string().check(z.regex(/^[A-Z]{3}$/)), 'CNY'),
    /** Units of the reporting currency for one unit of `currency`, from day `on` until the next. None is invented here. */
    rates: orElse(
      z.array(z.object({ currency: z.string(), on: z.iso.date(), rate: z.number().check(z.positive()) })),
      [],
    ),
  }),
  tier: section({
    current: section({ revenue12m: numberOr(5), profit12m: numberOr(3), paidOnTime: numberOr(2) }),
    potential: section({
      industryInfluence: numberOr(3),
      jointInnovation: numberOr(2),
      growth: numberOr(3),
      referralValue: numberOr(1),
      lifetimeValue: numberOr(1),
    }),
    highCurrent: numberOr(70),
    highPotential: numberOr(60),
    /** Share of its weight with data from which potential value may be called high. */
    leastCoverage: numberOr(0.3),
    scoreCardCurrent: numberOr(0.6),
    scoreCardPotential: numberOr(0.4),
    /** Shares of the cumulated revenue at which grades A and B end. */
    gradeA: numberOr(0.8),
    gradeB: numberOr(0.95),
    /** A numeric factor with fewer values in the workspace is missing. */
    leastValues: numberOr(5),
  }),
  stage: section({
    growingFromMonths: numberOr(3),
    matureFromMonths: numberOr(12),
    decliningGroups: numberOr(2),
    decliningEndsAfterDays: numberOr(30),
    lostAfterDaysAsleep: numberOr(180),
    /** A purchase so soon after a loss is a last bill; a later one wins the account back. */
    finalBillDays: numberOr(30),
    /** Week ends the state is folded over. */
    weekEnds: numberOr(13),
  }),
  dormancy: section({
    drowsy: numberOr(2),
    halfAsleep: numberOr(3),
    asleep: numberOr(4),
    leastDays: numberOr(14),
    leastGaps: numberOr(6),
    /** Contact days fewer than this apart are one conversation. */
    conversationDays: numberOr(3),
    /** Working days between contacts and whether use is what counts: of a segment's rules; null: by the account's industry, below. */
    cadence: orElse(z.nullable(z.number().check(z.positive())), null),
    isByUse: orElse(z.nullable(z.boolean()), null),
    /** Working days by industry; `other` for the rest. */
    cadences: tableOr({ services: 30, retail: 30, hairSalon: 45, manufacturing: 90, software: 5, other: 30 }),
    /** Industries whose silence is measured in use, not in contact. */
    byUse: orElse(z.array(z.string()), ['software']),
  }),
  health: section({
    indicators: indicatorPolicy,
    own: ownIndicatorsPolicy,
    healthyFrom: numberOr(75),
    watchFrom: numberOr(50),
    leastCoverage: numberOr(0.3),
    /** Points beyond a line before the band of a known account changes, so that it does not flicker there. */
    bandMargin: numberOr(2),
    /** Points (of the way from critical to good) beyond its line from which an alert is over. */
    alertMargin: numberOr(20),
    /** Weeks without data after which an alert is over. */
    alertMissingWeeks: numberOr(4),
    /** Critical groups from which the band is capped at watch, and at "at risk". */
    watchCapGroups: numberOr(1),
    atRiskCapGroups: numberOr(2),
    changeOverDays: numberOr(28),
    sourceLiveDays: numberOr(14),
    /** Days that "purchases against the period before" compares. */
    purchasePeriodDays: numberOr(90),
    /** Standard deviations by which revenue must have fallen to be more than chance. */
    purchaseSpread: numberOr(3),
    complaintsAtLeast: numberOr(3),
    /** A month of complaints or of help asked that chance would bring as often is no surge. */
    surgeChance: numberOr(0.001),
    /** Standard deviations of the own gaps beyond their mean from which silence is more than chance. */
    alertSpread: numberOr(7),
    /** Nobody is silent for longer than they ever are before so many days. */
    silenceLeastDays: numberOr(30),
    npsAnswersAtLeast: numberOr(5),
    /** The critical fall of one person's own answers, in points of 0 to 10. */
    npsCriticalSamePerson: numberOr(-3),
    maxAgeDays: section({ nps: numberOr(400), csat: numberOr(180), feel: numberOr(90), feed: numberOr(14) }),
  }),
  plannedGap: section({
    days: section({
      prospect: numberOr(21),
      converting: numberOr(7),
      onboarding: numberOr(7),
      growing: numberOr(14),
      mature: numberOr(30),
    }),
    /** null: automatic touches only, no gap is due. */
    factors: section({
      strategic: orElse(z.nullable(z.number()), 0.5),
      growth: orElse(z.nullable(z.number()), 1),
      profit: orElse(z.nullable(z.number()), 2),
      basic: orElse(z.nullable(z.number()), null),
    }),
  }),
  /** Working hours, save where the name says days. */
  promised: section({
    chatHours: numberOr(1 / 6),
    mailHours: numberOr(4),
    resolutionRate: numberOr(0.95),
    alertDays: numberOr(7),
  }),
  rhythm: section({
    slower: numberOr(1),
    quiet: numberOr(2),
    leastDays: numberOr(14),
    /** Standard deviations of the own gaps beyond their mean that silence has to pass as well, to be quiet. */
    quietSpread: numberOr(5.5),
    readForDays: numberOr(30),
    /** A folder read longer ago says nothing of today. */
    freshDays: numberOr(3),
    /** An older message is owed a reply only while it is the last they wrote. */
    owedForDays: numberOr(30),
    /** Days in which the people on their side are counted, and in which somebody is new. */
    peopleDays: numberOr(365),
    newcomerDays: numberOr(14),
  }),
  lifetime: lifetimePolicy,
  keyAccounts: section({
    /** What is asked of one, as a person would read it. */
    criteria: orElse(z.array(z.string()), []),
    /** The useful range. */
    least: numberOr(5),
    most: numberOr(25),
  }),
  /** Rules of segments, the first that an account is in holds. */
  bySegment: orElse(z.array(z.object({ segmentId: z.string(), values: z.record(z.string(), z.unknown()) })), []),
  /** Interactions and signals that a new device is sent at first; older ones on demand. */
  historyDays: numberOr(830),
  verdict: section({ renewalWithinDays: numberOr(90), promiseWithinDays: numberOr(1) }),
}

/** Bounds of `historyDays`: nobody's rhythm is told by less than a month. */
export const [leastHistoryDays, mostHistoryDays] = [30, 36_500]

const policyValuesSchema = section(shape)

export type PolicyValues = z.infer<typeof policyValuesSchema>

/** A segment's rules, ready to be used. */
export interface SegmentRules {
  segmentId: string
  filter: Filter
  policy: Policy
}

/** The rules a number was computed with, their version, and whose they are: a segment's, or with null the workspace's own. */
export type Policy = PolicyValues & { version: number; segments: SegmentRules[]; segmentId: string | null }

/** Each is read, and tried for each account: more would cost every number. */
const mostSegments = 50

/** MODEL.md's defaults, version 0. */
export const defaultPolicy: Policy = readPolicy(null, 0)

/**
 * A stored policy row's values over the defaults. A field that is absent, or of the wrong kind, falls to its default:
 * a row of a newer version must not stop the sidebar. Unknown fields are left out.
 * @param version the row's version, kept with every result.
 * @param segments the stored segments that its rules by segment are for; of others they do not hold
 */
export function readPolicy(values: PlainValues | null, version = 0, segments: readonly SegmentRow[] = []): Policy {
  const base = z.parse(policyValuesSchema, values ?? {})
  const rows = new Map(segments.map((segment) => [segment.id, segment]))
  const found = base.bySegment.slice(0, mostSegments).flatMap(({ segmentId, values: own }) => {
    const filter = rulingFilter(rows.get(segmentId))
    if (filter === null) return []
    const over = z.parse(policyValuesSchema, laidOver(values ?? {}, own))
    // One calendar and one currency, and not read anew for each.
    const policy = { ...over, calendar: base.calendar, money: base.money, version, segments: [], segmentId }
    return [{ segmentId, filter, policy }]
  })
  return { ...base, version, segments: found, segmentId: null }
}
