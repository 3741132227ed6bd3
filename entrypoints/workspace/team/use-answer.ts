/** What the team's server says of something, kept while it is looked at. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { MemberProblem } from '../../../lib/messages/members-protocol'
import type { SidelightDatabase } from '../../../lib/store/database'
import type { MemberAnswer } from '../../../lib/sync/ask-server'
import type { ServerAccess } from '../../../lib/sync/ticket'
import { withAccess } from './with-access'

/**
 * @param ask the same function at each drawing
 * @param isWanted while false nothing is asked, and nothing known
 * @param key asks anew when it changes
 * @returns the newest answer, null until there is one; why the last question had none; and what asks again
 */
export function useAnswer<T>(
  db: SidelightDatabase,
  ask: (access: ServerAccess) => Promise<MemberAnswer<T>>,
  isWanted: boolean,
  key = '',
): { value: T | null; problem: MemberProblem | null; refresh: () => void } {
  const [value, setValue] = useState<T | null>(null)
  const [problem, setProblem] = useState<MemberProblem | null>(null)
  const [asked, setAsked] = useState(0)
  const refresh = useCallback(() => setAsked((count) => count + 1), [])
  useEffect(() => {
    if (!isWanted) return setValue(null)
    let isOver = false
    withAccess(db, ask).then(
      (answer) => {
        if (isOver) return
        if (answer.ok) setValue(answer.value)
        setProblem(answer.ok ? null : answer.reason)
      },
      (error: unknown) => console.error('The team’s server could not be asked.', error),
    )
    return () => {
      isOver = true
    }
  }, [db, ask, isWanted, key, asked])
  return { value, problem, refresh }
}
