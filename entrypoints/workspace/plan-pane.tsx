/** Loads the editor when a plan is opened; until then, and if it fails, a sentence. */
import { lazy, Suspense } from 'preact/compat'
import { useCallback } from 'preact/hooks'
import { strings } from '../../components/locale'
import { wouldExceedLimit } from '../../lib/sync/plan-limits'
import type { Team } from '../wiring/team'
import type { PlanOnPage } from './use-plan'

const PlanEditor = lazy(() => import('../../components/workspace/plan-editor').then((module) => module.PlanEditor))

export function PlanPane({ plan: { plan, hasFailed }, team }: { plan: PlanOnPage; team: Team }) {
  const words = strings.value.page.plan
  const doc = plan?.doc ?? null
  const checkLimit = useCallback(
    (insertedBytes: number) => (doc === null ? null : wouldExceedLimit(doc, insertedBytes)),
    [doc],
  )
  if (hasFailed) return <p class="message is-bad">{words.failed}</p>
  const waiting = <p class="muted">{words.loading}</p>
  if (plan === null) return waiting
  return (
    <Suspense fallback={waiting}>
      <PlanEditor
        key={plan.doc.guid}
        doc={plan.doc}
        awareness={plan.awareness}
        me={{ id: team.myId, name: team.myName }}
        isReadOnly={team.isViewer}
        checkLimit={checkLimit}
      />
    </Suspense>
  )
}
