/** What made the happy ones happy, compared in the worker. */
import { useState } from 'preact/hooks'
import { WhatWorksPage } from '../../components/workspace/policy/what-works-page'
import type { Segment } from '../../lib/domain/model'
import { readFilter } from '../../lib/domain/segments/filter'
import type { SidelightDatabase } from '../../lib/store/database'
import { listSegments } from '../../lib/store/segments'
import { useLive } from '../wiring/use-live'
import { loadPolicyRows } from './policy/load-policy-page'
import { usePolicyTask } from './policy/use-policy-task'

/** Whatever a segment looks at: its accounts are found before they are compared. */
async function comparable(db: SidelightDatabase): Promise<Segment[]> {
  const segments = await listSegments(db)
  return segments.filter(({ filter }) => readFilter(filter).ok)
}

export function InsightsRoute({ db }: { db: SidelightDatabase }) {
  const [segmentId, setSegmentId] = useState<string | null>(null)
  const rows = useLive('insights', () => loadPolicyRows(db))
  const segments = useLive('insight segments', () => comparable(db))
  const values = rows?.versions[0]?.values ?? {}
  const key = rows === null ? null : JSON.stringify([segmentId, rows.versions[0]?.version])
  const task = usePolicyTask(key, 'whatWorks', () => ({
    task: 'whatWorks',
    values,
    segmentId,
    now: new Date().toISOString(),
  }))
  return (
    <WhatWorksPage
      view={{
        state: task.problem !== null ? 'failed' : task.answer === null ? 'running' : 'done',
        progress: task.progress,
        result: task.answer,
      }}
      segments={segments ?? []}
      segmentId={segmentId}
      onSegment={setSegmentId}
    />
  )
}
