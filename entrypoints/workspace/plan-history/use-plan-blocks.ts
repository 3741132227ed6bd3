/** What an open plan says now, line by line, followed as it is written in. */
import { useEffect, useState } from 'preact/hooks'
import type { PlanBlock } from '../../../lib/domain/plan/plan-block'
import type { OpenPlan } from '../../../lib/sync/plan-document'
import { readPlanBlocks } from '../../../lib/sync/plan-blocks'

/** Milliseconds; a comparison of a long plan at each key would be felt. */
const restMs = 300

/** Null until the plan is open. `turn` grows with each reading. */
export function usePlanBlocks(plan: OpenPlan | null): { blocks: readonly PlanBlock[] | null; turn: number } {
  const [read, setRead] = useState<{ blocks: readonly PlanBlock[] | null; turn: number }>({ blocks: null, turn: 0 })
  useEffect(() => {
    if (plan === null) return undefined
    const { doc } = plan
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      timer = undefined
      setRead(({ turn }) => ({ blocks: readPlanBlocks(doc), turn: turn + 1 }))
    }
    const hear = (): void => {
      timer ??= setTimeout(look, restMs)
    }
    doc.on('update', hear)
    look()
    return () => {
      doc.off('update', hear)
      clearTimeout(timer)
    }
  }, [plan])
  return read
}
