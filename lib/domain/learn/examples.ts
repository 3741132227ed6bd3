/** Examples to learn from, made of accounts: indicator scores at a time before it was known how it would end. */
import type { AccountFacts } from '../account-facts'
import { historyOf, viewAt } from '../account-view'
import { msOf } from '../calendar'
import { healthAt, measuringsOf } from '../health'
import type { Reason } from '../insight'
import type { LifetimeModel } from '../lifetime/lifetime-model'
import type { Instant } from '../model'
import type { Policy } from '../policy'
import { policyFor } from '../segments/policy-for'
import { asKnownThen } from '../simulator/as-known-then'
import { churnOf } from '../simulator/churn'
import { rightWithin } from '../simulator/trace'
import type { Example } from './example'
import type { Factor } from './learn-weights'

/**
 * past: a lost account as it was in the middle of the time in which a warning is right, a kept one long enough ago that it is
 * known to have stayed. present: as they are now, where the rows do not reach back; such weights divide, and need not foretell.
 */
export interface ExampleSet {
  form: 'past' | 'present'
  factors: Factor[]
  examples: Example[]
  /** Lost accounts that nobody marked: the model's own guess must not teach the model. */
  inferred: number
}

/**
 * Gathers accounts one after the other; `form` is chosen at the end, by what the past holds.
 * @param model of the day's reference, by which the model infers who is lost
 */
export function gatherExamples(policy: Policy, now: Instant, model: LifetimeModel | null = null) {
  const factors = measuringsOf(policy).map(({ factor, weight }): Factor => ({ id: factor, weight }))
  const past: Example[] = []
  const present: Example[] = []
  let inferred = 0

  const scoresAt = (facts: AccountFacts, endMs: number): Scores => {
    const view = viewAt(
      historyOf(facts, policyFor(policy, facts.account)),
      endMs,
      facts.account.approvedTier?.tier ?? null,
    )
    const { reasons } = healthAt(view)
    const dated = new Map(reasons.filter(isDated).map(({ factor, score }) => [factor, score]))
    const all = new Map(reasons.map(({ factor, score }) => [factor, score]))
    return {
      dated: factors.map(({ id }) => dated.get(id) ?? null),
      all: factors.map(({ id }) => all.get(id) ?? null),
    }
  }

  return {
    add(facts: AccountFacts): void {
      if (facts.account.deletedAt !== null) return
      const known = asKnownThen(facts).facts
      const history = historyOf(known, policyFor(policy, facts.account))
      const nowMs = msOf(now)
      const churn = churnOf(history, nowMs, model)
      if (churn?.kind === 'inferred') {
        inferred++
        return
      }
      const isLost = churn !== null
      const lead = (rightWithin.least + rightWithin.most) / 2
      const day = churn === null ? history.calendar.dayAt(nowMs) - rightWithin.most : churn.day - lead
      const end = history.calendar.startOf(day + 1) - 1
      if (msOf(known.account.createdAt) <= end) past.push({ scores: scoresAt(known, end).dated, isLost })
      // Who was won back is kept today, whatever happened before.
      present.push({ scores: scoresAt(known, nowMs).all, isLost: isLost && !churn.isWonBack })
    },
    finish(): ExampleSet {
      const isPast = hasFigures(past)
      return { form: isPast ? 'past' : 'present', factors, examples: isPast ? past : present, inferred }
    },
  }
}

interface Scores {
  dated: Example['scores']
  all: Example['scores']
}

/** Of a field of the account only today's value is known: in the past it would tell what was learnt since. */
const isDated = ({ rows }: Reason): boolean => rows.every(({ collection }) => collection !== 'accounts')

/** Does the past hold figures of most lost accounts? */
function hasFigures(past: readonly Example[]): boolean {
  const lost = past.filter(({ isLost }) => isLost)
  const withTwo = lost.filter(({ scores }) => scores.filter((score) => score !== null).length >= 2)
  return lost.length > 0 && withTwo.length >= lost.length / 2
}
