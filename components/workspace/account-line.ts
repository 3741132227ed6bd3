/** What the list of accounts shows of one, and what it is sorted by. */
import type { HealthBand, Rhythm } from '../../lib/domain/insight'
import type { LifecycleStage, ValueTier } from '../../lib/domain/model'

export interface AccountLine {
  id: string
  name: string
  /** Lower case: name, domains and industry. */
  searchText: string
  industry: string | null
  ownerName: string | null
}

export interface AccountNumbers {
  tier: ValueTier | null
  grade: string | null
  stage: LifecycleStage | null
  health: number | null
  band: HealthBand | null
  /** What logged mail alone tells, shown where there is too little for health. */
  rhythm?: Rhythm
}

export const accountColumns = ['name', 'tier', 'stage', 'health', 'owner'] as const
export type AccountColumn = (typeof accountColumns)[number]

export interface AccountSort {
  by: AccountColumn
  isDown: boolean
}
