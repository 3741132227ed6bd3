/** Segments on the full page: made, changed, deleted and had back, with the accounts in them beside. */
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { strings } from '../../components/locale'
import type { Facets } from '../../components/workspace/segments/segment-model'
import { SegmentsPage } from '../../components/workspace/segments/segments-page'
import type { Segment } from '../../lib/domain/model'
import type { SidelightDatabase } from '../../lib/store/database'
import { deleteRow, restoreRow } from '../../lib/store/write'
import { tellBackground } from '../wiring/background'
import type { Team } from '../wiring/team'
import { useLive } from '../wiring/use-live'
import { loadFacets } from './load-facets'
import type { RouteProps } from './page-state'
import { loadSegmentRows, type SegmentRows } from './segments/load-segments'
import { SegmentPane } from './segments/segment-pane'
import { useSegmentDraft } from './segments/use-segment-draft'

/** In place of an id: one that is not stored yet. */
const newId = 'new'

interface Props extends RouteProps {
  /** Of the open one, from the address; undefined: none. */
  segmentId: string | undefined
}

export function SegmentsRoute({ db, team, segmentId }: Props) {
  const [, navigate] = useLocation()
  const [removed, setRemoved] = useState<Segment | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const rows = useLive('segments', () => loadSegmentRows(db))
  const facets = useFacets(db, team)
  if (rows === null || facets === null) return null
  const open = rows.segments.find(({ id }) => id === segmentId) ?? null
  const openId = segmentId === newId || open !== null ? (segmentId ?? null) : null

  async function remove(segment: Segment): Promise<void> {
    try {
      await deleteRow(db, 'segments', segment.id)
      setRemoved(segment)
      setFailed(false)
      tellBackground({ type: 'sync-now' })
      navigate('/segments')
    } catch (error) {
      console.error('The segment could not be deleted.', error)
      setFailed(true)
    }
  }

  async function undo(): Promise<void> {
    if (removed === null) return
    try {
      await restoreRow(db, 'segments', removed.id)
      setRemoved(null)
      setFailed(false)
      tellBackground({ type: 'sync-now' })
      navigate(`/segments/${removed.id}`)
    } catch (error) {
      console.error('The segment could not be had back.', error)
      setFailed(true)
    }
  }

  return (
    <SegmentsPage
      lines={rows.lines}
      openId={openId}
      isReadOnly={team.isViewer}
      removed={removed}
      hasFailed={hasFailed}
      onUndo={() => void undo()}
    >
      {openId !== null && (
        <Open
          key={openId}
          db={db}
          rows={rows}
          segment={open}
          facets={facets}
          isReadOnly={team.isViewer}
          onSaved={(id) => {
            setRemoved(null)
            navigate(`/segments/${id}`)
          }}
          onRemove={(segment) => void remove(segment)}
          onGiveUp={() => navigate('/segments')}
        />
      )}
    </SegmentsPage>
  )
}

/** Read once for a visit: it is only what a person may choose from. */
function useFacets(db: SidelightDatabase, team: Team): Facets | null {
  const [facets, setFacets] = useState<Facets | null>(null)
  const names = team.names
  useEffect(() => {
    loadFacets(db, names).then(setFacets, (error: unknown) =>
      console.error('What accounts hold could not be read.', error),
    )
  }, [db, names])
  return facets
}

interface OpenProps {
  db: SidelightDatabase
  rows: SegmentRows
  segment: Segment | null
  facets: Facets
  isReadOnly: boolean
  onSaved: (id: string) => void
  onRemove: (segment: Segment) => void
  onGiveUp: () => void
}

function Open({ rows, segment, ...props }: OpenProps) {
  const others = rows.segments.filter(({ id }) => id !== segment?.id).map(({ name }) => name.toLowerCase())
  const state = useSegmentDraft(segment, others)
  if (state === null) return <p class="message is-warn">{strings.value.segments.unreadable}</p>
  const hasRules = rows.lines.some(({ id, hasRules: has }) => has && id === segment?.id)
  return <SegmentPane {...props} segment={segment} hasRules={hasRules} state={state} />
}
