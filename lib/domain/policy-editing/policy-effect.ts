/** What a change of the rules does to accounts: who changes band, tier or stage, and who meets the criteria of key accounts. */
import type { HealthBand, Insight } from '../insight'
import type { KeyAccountState } from '../key-accounts'
import type { LifecycleStage, ValueTier } from '../model'

export interface Standing {
  band: HealthBand | null
  score: number | null
  tier: ValueTier | null
  stage: LifecycleStage | null
  /** Of a key account: does it meet every criterion? null: it is none. */
  key: 'allMet' | 'notAll' | null
}

export interface Move {
  accountId: string
  before: Standing
  after: Standing
}

/** What of an account's numbers a person sees first. A tier that would be another counts as that: approval is a later step. */
export function standingOf({ health, tier, stage }: Insight, key: KeyAccountState | null): Standing {
  return {
    band: health.band,
    score: health.score,
    tier: tier.wouldBe ?? tier.tier,
    stage: stage.stage,
    key: key === null ? null : key.isOverride ? 'notAll' : 'allMet',
  }
}

/** How many go from where to where, most first. */
export interface Crossing<Of> {
  from: Of
  to: Of
  count: number
}

export interface Effect {
  /** Accounts that change. */
  count: number
  bands: Crossing<Standing['band']>[]
  tiers: Crossing<Standing['tier']>[]
  stages: Crossing<Standing['stage']>[]
  keys: Crossing<Standing['key']>[]
}

export interface EffectTally {
  add(move: Move): void
  effect(): Effect
}

/** Counts moves as they are found; what it holds does not grow with them. */
export function tallyEffect(): EffectTally {
  const [bands, tiers, stages, keys] = [
    crossings<Standing['band']>(),
    crossings<Standing['tier']>(),
    crossings<Standing['stage']>(),
    crossings<Standing['key']>(),
  ]
  let count = 0
  return {
    add({ before, after }) {
      count += 1
      bands.add(before.band, after.band)
      tiers.add(before.tier, after.tier)
      stages.add(before.stage, after.stage)
      keys.add(before.key, after.key)
    },
    effect: () => ({ count, bands: bands.all(), tiers: tiers.all(), stages: stages.all(), keys: keys.all() }),
  }
}

function crossings<Of extends string | null>() {
  const ways = new Map<string, Crossing<Of>>()
  return {
    add(from: Of, to: Of): void {
      if (from === to) return
      const key = JSON.stringify([from, to])
      const way = ways.get(key) ?? { from, to, count: 0 }
      ways.set(key, { ...way, count: way.count + 1 })
    },
    all: (): Crossing<Of>[] => [...ways.values()].toSorted((a, b) => b.count - a.count),
  }
}

/** Does anything of it change? A score that moves within its band does not count. */
export function isMove(before: Standing, after: Standing): boolean {
  const names = ['band', 'tier', 'stage', 'key'] as const
  return names.some((name) => before[name] !== after[name])
}
