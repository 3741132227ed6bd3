/** What a plan's history shows and what a person does in it. */
import type { Instant } from '../../../lib/domain/model'
import type { Comparison } from '../../../lib/domain/plan/compare-plans'
import type { MemberProblem } from '../../../lib/messages/members-protocol'
import { formatDay, formatTime } from '../../format'
import { strings } from '../../locale'

export interface VersionLine {
  id: string
  /** Its last edit; null: from before times were kept. */
  at: Instant | null
  /** Who wrote in it; null: a member who is not known here any more. */
  who: readonly (string | null)[]
  /** Characters. */
  added: number
  removed: number
  /** Of one that brought an earlier one back: when that one ended. */
  restored: Instant | null
}

/** What a version is compared with. */
export type Against = 'now' | 'before'

export interface ShownVersion {
  version: VersionLine
  against: Against
  /** Null until it is there. */
  comparison: Comparison | null
  problem: MemberProblem | null
}

/** What became of restoring on this page. */
export type RestoreOutcome =
  | { kind: 'restored'; version: VersionLine; replaced: VersionLine | null }
  | { kind: 'takenBack' | 'nothing' }
  | { kind: 'refused'; problem: MemberProblem }

export interface PlanHistoryProps {
  accountId: string
  /** Nobody keeps a history then. */
  isAlone: boolean
  mayRestore: boolean
  /** Newest first; null until the first answer. */
  versions: readonly VersionLine[] | null
  problem: MemberProblem | null
  shown: ShownVersion | null
  /** The last restoring; null where nothing was restored on this page. */
  outcome: RestoreOutcome | null
  now: Date
  actions: {
    reload: () => void
    compareWith: (against: Against) => void
    restore: (version: VersionLine) => Promise<void>
    takeBack: (replaced: VersionLine) => Promise<void>
  }
}

/** `12 Mar, 14:20`. */
export function wordWhen(at: Instant | null, now: Date): string {
  return at === null ? strings.value.page.plan.history.someTime : `${formatDay(at, now)} ${formatTime(at)}`
}

export function wordProblem(problem: MemberProblem): string {
  const own: Partial<Record<MemberProblem, string>> = strings.value.page.plan.history.problems
  return own[problem] ?? strings.value.team.problems[problem]
}
