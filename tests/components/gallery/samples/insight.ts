/** The numbers of an account that has plenty of data. */
import type { Insight, Reason } from '../../../../lib/domain/insight'
import { today } from './clock'

export function reason(
  factor: string,
  value: number | null,
  unit: Reason['unit'],
  score: number | null,
  rest: Partial<Reason> = {},
): Reason {
  return {
    factor,
    value,
    unit,
    score,
    weight: 2,
    contribution: score === null ? 0 : score / 7,
    isCritical: score === 0,
    ageDays: score === null ? null : 3,
    rows: [{ collection: 'interactions', id: 'i1' }],
    ...rest,
  }
}

export const insight: Insight = {
  accountId: 'a1',
  computedAt: '2026-03-20T01:00:00.000Z',
  day: today,
  policyVersion: 3,
  modelVersion: 1,
  tier: {
    tier: 'strategic',
    wouldBe: null,
    grade: 'A',
    current: 88,
    potential: 71,
    scoreCard: 81,
    coverage: 0.8,
    reasons: [
      reason('revenue12m', 4_200_000, 'money', 92),
      reason('profit12m', 1_340_000, 'money', 84),
      reason('industryInfluence', 5, 'level', 100),
      reason('growth', 0.12, 'change', 64),
      reason('paidOnTime', null, 'share', null),
      reason('recency', 12, 'days', null, { weight: 0 }),
      reason('frequency', 7, 'count', null, { weight: 0 }),
      reason('ordersWithoutRate', 2, 'count', null, { weight: 0 }),
    ],
  },
  stage: {
    stage: 'mature',
    underlying: null,
    since: '2025-01-10',
    ageMonths: 14,
    isOverridden: false,
    profile: null,
    dormancy: 'awake',
    silentDays: 4,
    reasons: [
      reason('firstOrder', 430, 'days', null, { weight: 0, ageDays: 430 }),
      reason('opportunity', 12, 'days', null, { weight: 0, ageDays: 12 }),
    ],
  },
  health: {
    score: 72,
    band: 'watch',
    change4w: -6,
    coverage: 0.64,
    ageDays: 3,
    reasons: [
      reason('purchases', -0.32, 'change', 30),
      reason('sinceUse', 2, 'workingDays', 83),
      reason('sinceContact', 1.2, 'ratio', 90),
      reason('complaintsPastDue', 1, 'count', 0),
      reason('csat', null, 'score', null),
    ],
  },
  plannedGapDays: 15,
  renewsInDays: 61,
  rhythm: {
    lastIn: '2026-03-17T08:00:00.000Z',
    lastOut: '2026-03-12T08:00:00.000Z',
    replyOwedWorkingDays: 2,
    silentDays: 3,
    usualGapDays: 9,
    gapsSeen: 14,
    state: 'onRhythm',
  },
}
