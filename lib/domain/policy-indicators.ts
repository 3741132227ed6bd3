/** The health table of MODEL.md ("Health (C3)"), in its order: weight, group, good and critical line, alert line. */
import * as z from 'zod/mini'
import type { IndicatorGroup } from './insight'
import { orElse, section } from './policy-fields'

export interface IndicatorLines {
  weight: number
  group: IndicatorGroup
  /** Value that scores 100. */
  good: number
  /** Value that scores 0 and is critical. */
  critical: number
  /** Value an alert starts from, null for none. */
  alert: number | null
  /** Does reaching the alert line start it, or only passing it ("below 30 %")? */
  alertWhen: 'reached' | 'passed'
}

const groups = ['use', 'intent', 'money', 'voice', 'relation', 'service'] as const

function lines(
  weight: number,
  group: IndicatorGroup,
  [good, critical]: readonly [number, number],
  alert: number | null,
  alertWhen: 'reached' | 'passed' = 'reached',
) {
  const fallback: IndicatorLines = { weight, group, good, critical, alert, alertWhen }
  return orElse(
    z
      .object({
        weight: orElse(z.number().check(z.minimum(0)), weight),
        group: orElse(z.enum(groups), group),
        good: orElse(z.number(), good),
        critical: orElse(z.number(), critical),
        alert: orElse(z.nullable(z.number()), alert),
        alertWhen: orElse(z.enum(['reached', 'passed']), alertWhen),
      })
      // Between equal lines there is no score.
      .check(z.refine((stored) => stored.good !== stored.critical)),
    fallback,
  )
}

export const indicatorPolicy = section({
  sinceUse: lines(3, 'use', [1, 7], 7),
  coreUse: lines(3, 'use', [0.7, 0.3], 0.3, 'passed'),
  closeAttempts: lines(2, 'intent', [0, 3], 3),
  renewalOverdue: lines(2, 'money', [-30, 30], 30),
  purchases: lines(3, 'money', [0.1, -0.5], -0.5),
  complaints: lines(2, 'voice', [0, 0.3], 0.3),
  npsChange: lines(2, 'voice', [0, -20], -20),
  npsLast: lines(1, 'voice', [9, 6], null),
  mentions: lines(1, 'voice', [0, 2], 1),
  csat: lines(2, 'voice', [4.5, 3], 3, 'passed'),
  modulesInUse: lines(1, 'use', [0.8, 0.3], null),
  helpAsked: lines(1, 'voice', [1, 3], 3),
  sinceContact: lines(2, 'relation', [1, 3], 3),
  firstResponse: lines(1, 'service', [1, 4], 4),
  complaintsPastDue: lines(2, 'service', [0, 1], 1),
  planMet: lines(1, 'service', [0.8, 0.3], null),
  receivables: lines(2, 'money', [0, 30], 30),
  feel: lines(1, 'relation', [4, 2], null),
  // Not in MODEL's table: docs/customer-model.md, "False alarms and missed ones".
  ownSilence: lines(1, 'relation', [0.5, 1], 1),
})
export type IndicatorId = keyof z.infer<typeof indicatorPolicy>
