/** The rules on the full page: edited, simulated, learnt, and saved as a new version by a person. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { policyTabs, type PolicyTab } from '../../components/workspace/policy/policy-model'
import { PolicyPage, type SaveView } from '../../components/workspace/policy/policy-page'
import { PolicyVersions } from '../../components/workspace/policy/policy-versions'
import type { PlainValues } from '../../lib/domain/segments/segment-rules'
import { savePolicyVersion } from '../../lib/store/policy-versions'
import { tellBackground } from '../wiring/background'
import { useLive } from '../wiring/use-live'
import { page, type RouteProps } from './page-state'
import { LearnedPane } from './policy/learned-pane'
import { loadPolicyRows, type PolicyRows } from './policy/load-policy-page'
import { MoneyPane } from './policy/money-pane'
import { RulesPane } from './policy/rules-pane'
import { SimulatorPane } from './policy/simulator-pane'
import { usePolicyDraft } from './policy/use-policy-draft'

interface Props extends RouteProps {
  /** The part of the page, from its address; the first where it names none. */
  part: string | undefined
  /** Of the segment whose rules are to be seen first, from the address. */
  wantedSegment: string | undefined
}

export function PolicyRoute(props: Props) {
  const rows = useLive('policy', () => loadPolicyRows(props.db))
  return rows === null ? null : <Editor {...props} rows={rows} />
}

const nothingStored: PlainValues = {}

type Saving = { state: SaveView['state']; version: number }

function Editor({ db, team, part, wantedSegment, rows }: Props & { rows: PolicyRows }) {
  const [, navigate] = useLocation()
  const [chosen, setSegmentId] = useState<string | null>(wantedSegment ?? null)
  const segmentId = rows.segments.some(({ id }) => id === chosen) ? chosen : null
  const [saving, setSaving] = useState<Saving>({ state: 'unchanged', version: 0 })
  const stored = rows.versions[0]?.values ?? nothingStored
  const version = rows.versions[0]?.version ?? 0
  const tab = policyTabs.find((each): each is PolicyTab => each === part) ?? 'rules'
  // Currency and calendar are everybody's.
  const scope = tab === 'money' ? null : segmentId
  const draft = usePolicyDraft({ stored, version, segments: rows.segments, segmentId: scope })

  async function save(values: PlainValues): Promise<void> {
    setSaving({ state: 'saving', version })
    try {
      const saved = await savePolicyVersion(db, values)
      draft.discard()
      setSaving({ state: 'saved', version: saved })
      tellBackground({ type: 'sync-now' })
    } catch (error) {
      console.error('The rules could not be saved.', error)
      setSaving({ state: 'failed', version })
    }
  }

  const isOpen = draft.changes > 0
  const state = isOpen && saving.state !== 'saving' && saving.state !== 'failed' ? 'changed' : saving.state
  const pane = { db, draft, segmentId, isReadOnly: team.isViewer, onUsed: () => navigate('/policy') }
  return (
    <PolicyPage
      tab={tab}
      segments={tab === 'money' ? [] : rows.segments}
      segmentId={segmentId}
      save={{ state, version: saving.version, changes: draft.changes, problems: draft.problems }}
      isReadOnly={team.isViewer}
      onSegment={setSegmentId}
      onSave={() => void save(draft.values)}
      onDiscard={() => {
        draft.discard()
        setSaving({ state: 'unchanged', version })
      }}
    >
      {tab === 'rules' && <RulesPane {...pane} stored={stored} version={version} />}
      {tab === 'money' && <MoneyPane {...pane} stored={stored} version={version} />}
      {tab === 'simulator' && <SimulatorPane {...pane} />}
      {tab === 'learned' && <LearnedPane {...pane} />}
      {tab === 'versions' && (
        <PolicyVersions
          versions={rows.lines}
          now={page.now.value}
          isReadOnly={team.isViewer}
          onRestore={(wanted) => void save(rows.versions.find(({ id }) => id === wanted)?.values ?? nothingStored)}
        />
      )}
    </PolicyPage>
  )
}
