/** The accounts of a segment, found in the worker; those found before stay until the next search has ended. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { readFilter, type Filter } from '../../lib/domain/segments/filter'
import type { SidelightDatabase } from '../../lib/store/database'
import { listSegments } from '../../lib/store/segments'
import { usePolicyTask } from './policy/use-policy-task'

export interface ListedSegment {
  id: string
  name: string
  filter: Filter
}

/** Segments whose filter can be read: of another nobody can say who is in it. */
export async function listReadableSegments(db: SidelightDatabase): Promise<ListedSegment[]> {
  const segments = await listSegments(db)
  return segments.flatMap(({ id, name, filter }) => {
    const read = readFilter(filter)
    return read.ok ? [{ id, name, filter: read.filter }] : []
  })
}

interface SegmentAccounts {
  /** null: all accounts. */
  ids: ReadonlySet<string> | null
  search: 'done' | 'looking' | 'failed'
}

/** @param mark changes when the accounts have to be looked through anew */
export function useSegmentAccounts(segment: ListedSegment | null, mark: string): SegmentAccounts {
  const [kept, setKept] = useState<{ segmentId: string; ids: ReadonlySet<string> } | null>(null)
  const segmentId = segment?.id ?? null
  const { answer, found, problem } = usePolicyTask(
    segment === null ? null : JSON.stringify([segmentId, segment.filter, mark]),
    'find',
    () => ({ task: 'find', filter: segment?.filter ?? { all: [] }, now: new Date().toISOString() }),
  )
  const all = useMemo(() => answer && new Set(answer.ids), [answer])
  const some = useMemo(() => new Set(found.accounts.map(({ id }) => id)), [found])
  useEffect(() => {
    if (all !== null && segmentId !== null) setKept({ segmentId, ids: all })
  }, [all, segmentId])
  if (segmentId === null) return { ids: null, search: 'done' }
  if (all !== null) return { ids: all, search: 'done' }
  return {
    ids: kept?.segmentId === segmentId ? kept.ids : some,
    search: problem === null ? 'looking' : 'failed',
  }
}
