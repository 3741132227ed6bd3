/** A plan's versions as the server tells them, asked for anew while the plan is written in, and what they say. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { PlanBlock } from '../../../lib/domain/plan/plan-block'
import type { MemberProblem } from '../../../lib/messages/members-protocol'
import type { PlanVersion } from '../../../lib/messages/plan-history-protocol'
import type { SidelightDatabase } from '../../../lib/store/database'
import type { MemberAnswer } from '../../../lib/sync/ask-server'
import { listPlanVersions, readPlanVersion } from '../../../lib/sync/plan-history'
import { withAccess } from '../team/with-access'

/** Milliseconds after an edit: the server has it by then, and is not asked for each key. */
const askAfterMs = 2000

const failed = (error: unknown): void => console.error('The history of the plan could not be read.', error)

/**
 * @param turn asks anew, some time after it changes
 * @returns newest first; null until the first answer
 */
export function useVersions(
  db: SidelightDatabase,
  accountId: string,
  isWanted: boolean,
  turn: number,
): {
  versions: readonly PlanVersion[] | null
  problem: MemberProblem | null
  reload: () => Promise<readonly PlanVersion[] | null>
} {
  const [versions, setVersions] = useState<readonly PlanVersion[] | null>(null)
  const [problem, setProblem] = useState<MemberProblem | null>(null)
  const reload = useCallback(async () => {
    const answer = await withAccess(db, (access) => listPlanVersions(access, accountId))
    setProblem(answer.ok ? null : answer.reason)
    if (!answer.ok) return null
    setVersions(answer.value)
    return answer.value
  }, [db, accountId])
  useEffect(() => {
    if (isWanted) reload().catch(failed)
  }, [isWanted, reload])
  useEffect(() => {
    if (!isWanted || turn < 2) return undefined
    const timer = setTimeout(() => void reload().catch(failed), askAfterMs)
    return () => clearTimeout(timer)
  }, [isWanted, reload, turn])
  return { versions, problem, reload }
}

/**
 * What the plan said at the end of a version, each asked for once; null until it is there.
 * @param turn asks anew for one that failed, when it changes
 */
export function useVersionText(
  db: SidelightDatabase,
  accountId: string,
  version: string | null,
  turn: unknown,
): PlanAnswer | null {
  const [texts, setTexts] = useState<ReadonlyMap<string, Answered>>(new Map())
  const known = version === null ? undefined : texts.get(version)
  const isMissing = known === undefined || (isPassing(known.answer) && known.turn !== turn)
  useEffect(() => {
    if (version === null || !isMissing) return undefined
    let isOver = false
    withAccess(db, (access) => readPlanVersion(access, accountId, version)).then((answer) => {
      if (!isOver) setTexts((before) => new Map(before).set(version, { answer, turn }))
    }, failed)
    return () => {
      isOver = true
    }
  }, [db, accountId, version, isMissing, turn])
  return known?.answer ?? null
}

type PlanAnswer = MemberAnswer<readonly PlanBlock[]>

interface Answered {
  answer: PlanAnswer
  /** When it was asked: a failure is not asked again at once. */
  turn: unknown
}

const isPassing = (answer: PlanAnswer): boolean => !answer.ok && answer.reason !== 'notFound'
