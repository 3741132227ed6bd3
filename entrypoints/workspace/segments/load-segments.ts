/** What the page of segments shows of the store. */
import type { SegmentLine } from '../../../components/workspace/segments/segment-model'
import type { Segment } from '../../../lib/domain/model'
import { segmentRules } from '../../../lib/domain/policy-editing/policy-draft'
import { fieldsOf } from '../../../lib/domain/segments/condition-fields'
import { readFilter } from '../../../lib/domain/segments/filter'
import type { SidelightDatabase } from '../../../lib/store/database'
import { listPolicyVersions } from '../../../lib/store/policy-versions'
import { listSegments } from '../../../lib/store/segments'

export interface SegmentRows {
  segments: Segment[]
  lines: SegmentLine[]
}

export async function loadSegmentRows(db: SidelightDatabase): Promise<SegmentRows> {
  const segments = await listSegments(db)
  const [inForce] = await listPolicyVersions(db)
  const ruled = new Set(segmentRules(inForce?.values ?? {}).map(({ segmentId }) => segmentId))
  const lines = segments.map(({ id, name, filter }): SegmentLine => {
    const read = readFilter(filter)
    return { id, name, fields: read.ok ? fieldsOf(read.filter) : null, hasRules: ruled.has(id) }
  })
  return { segments, lines }
}
