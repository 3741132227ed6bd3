/** The page of segments in its states: none, one being made, a large one, something missing, long names. */
import type { VNode } from 'preact'
import { strings } from '../../../../components/locale'
import { FoundAccounts } from '../../../../components/workspace/segments/found-accounts'
import { SegmentEditor } from '../../../../components/workspace/segments/segment-editor'
import type {
  EditorView,
  Facets,
  FoundView,
  SegmentLine,
} from '../../../../components/workspace/segments/segment-model'
import { SegmentsPage } from '../../../../components/workspace/segments/segments-page'
import { draftProblems } from '../../../../lib/domain/segments/draft-problems'
import { sourcesOf, type Filter } from '../../../../lib/domain/segments/filter'
import { draftOf, filterOf } from '../../../../lib/domain/segments/filter-draft'
import { segmentPages } from './segment-pages'

const nothing = () => undefined
const longName = '中国恒达纺织机械制造集团股份有限公司华东区域采购与供应链管理中心'
const names = ['Hengda Textile', longName, 'Rheinisch-Westfälische Maschinenbaugesellschaft mbH & Co. KG', 'Quiet Ltd']

let made = 0
const newKey = (): string => `sample-${(made += 1)}`

const lines: SegmentLine[] = [
  { id: 's1', name: 'Salons in the south', fields: ['industry', 'tags', 'employees'], hasRules: true },
  { id: 's2', name: longName, fields: ['country', 'orders', 'health', 'interactions', 'custom'], hasRules: false },
  { id: 's3', name: 'Quiet for a quarter', fields: ['silentDays'], hasRules: false },
]

const facets: Facets = {
  texts: {
    country: ['CN', 'DE', 'SA'].map((value) => ({ value, label: value })),
    industry: ['Hair salon', '纺织', 'Textile machinery', 'Retail'].map((value) => ({ value, label: value })),
    ownerId: [
      { value: 'm1', label: 'Lin Xiao' },
      { value: 'm2', label: 'Aleksandra Konstantinopolitańczykowianeczka' },
    ],
    source: ['Fair', 'Referral'].map((value) => ({ value, label: value })),
  },
  tags: Array.from({ length: 40 }, (_, index) => `tag ${index}`),
  custom: [{ name: 'plan', values: ['gold', 'silver', true, 3] }],
  signals: ['login', 'coreUse', 'scan'],
  currency: 'CNY',
}

const small: Filter = {
  all: [
    { field: 'industry', in: ['Hair salon', null] },
    { field: 'employees', least: 5, most: null },
  ],
}
const large: Filter = {
  all: [
    { field: 'country', in: ['CN'] },
    { not: { field: 'tags', has: 'any', tags: ['tag 3', 'VIP 重点'] } },
    {
      any: [
        { field: 'orders', measure: 'revenue', product: null, days: 90, least: 10_000, most: null },
        { field: 'signals', kind: 'login', days: 30, least: 3, most: null },
        {
          not: {
            any: [{ field: 'interactions', kinds: ['visit', 'call'], direction: null, days: 60, least: 1, most: null }],
          },
        },
      ],
    },
    { field: 'band', in: ['watch', 'atRisk'] },
    { field: 'custom', name: 'plan', in: ['gold', true] },
    { field: 'isKeyAccount', is: true },
  ],
}
const wrong: Filter = {
  all: [
    { field: 'industry', in: [] },
    { field: 'health', least: 80, most: 20 },
    { field: 'signals', kind: '', days: 30, least: 1, most: null },
    { any: [] },
  ],
}

function viewOf(name: string, filter: Filter, over: Partial<EditorView> = {}): EditorView {
  const root = draftOf(filter, newKey)
  return {
    draft: { id: 's1', name, root },
    problems: draftProblems(root),
    nameProblem: null,
    isTooLarge: false,
    isChanged: true,
    hasRules: false,
    notForRules: [...sourcesOf(filterOf(root))].filter((source) => source !== 'account'),
    save: 'idle',
    ...over,
  }
}

const found = (count: number, over: Partial<FoundView> = {}): FoundView => ({
  state: 'done',
  progress: { done: 20_000, total: 20_000 },
  count,
  accounts: Array.from({ length: Math.min(count, 200) }, (_, index) => ({
    id: `a${index}`,
    name: `${names[index % names.length]}${index < names.length ? '' : ` ${index}`}`,
  })),
  isByNumbers: false,
  ...over,
})

interface OpenProps {
  view: EditorView
  found: FoundView
  openId?: string
  shown?: readonly SegmentLine[]
}

function Open({ view, found: result, openId = 's1', shown = lines }: OpenProps) {
  const actions = {
    rename: nothing,
    edit: nothing,
    newKey,
    save: nothing,
    discard: nothing,
    remove: nothing,
    stop: nothing,
  }
  return (
    <SegmentsPage lines={shown} openId={openId} isReadOnly={false} removed={null} hasFailed={false} onUndo={nothing}>
      <SegmentEditor view={view} facets={facets} isReadOnly={false} actions={actions} />
      <FoundAccounts found={result} onStop={nothing} />
    </SegmentsPage>
  )
}

const page = { isReadOnly: false, removed: null, hasFailed: false, onUndo: nothing }
const blocked = found(0, { state: 'blocked', progress: null })

const samples: Record<(typeof segmentPages)[number], () => VNode> = {
  segments: () => (
    <SegmentsPage {...page} lines={lines} openId={null}>
      {null}
    </SegmentsPage>
  ),
  'segments-none': () => (
    <SegmentsPage {...page} lines={[]} openId={null}>
      {null}
    </SegmentsPage>
  ),
  'segments-new': () => {
    const view = viewOf('', { all: [] }, { problems: new Map() })
    return <Open view={{ ...view, draft: { ...view.draft, id: null } }} found={blocked} openId="new" shown={[]} />
  },
  'segments-open': () => (
    <Open
      view={viewOf('Salons in the south', small, { isChanged: false, hasRules: true, save: 'saved' })}
      found={found(4)}
    />
  ),
  'segments-much': () => (
    <Open
      view={viewOf('Large and moving', large)}
      found={found(3120, { state: 'looking', progress: { done: 14_200, total: 20_000 }, isByNumbers: true })}
    />
  ),
  'segments-wrong': () => <Open view={viewOf('', wrong, { nameProblem: 'noName', save: 'failed' })} found={blocked} />,
  'segments-long': () => <Open view={viewOf(longName, small)} found={found(0)} openId="s2" />,
  'segments-unreadable': () => (
    <SegmentsPage {...page} lines={lines} openId="s2">
      <p class="message is-warn">{strings.value.segments.unreadable}</p>
    </SegmentsPage>
  ),
  'segments-removed': () => (
    <SegmentsPage {...page} lines={lines} openId={null} removed={{ name: 'Salons in the south' }}>
      {null}
    </SegmentsPage>
  ),
}

/** The page of this name; null where it is none of these. */
export function segmentSample(name: string): VNode | null {
  const known = segmentPages.find((each) => each === name)
  return known === undefined ? null : samples[known]()
}
