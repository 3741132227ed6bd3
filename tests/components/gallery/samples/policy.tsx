/** The rules' page in its states: nothing known, little, much, long names, something wrong. */
import type { VNode } from 'preact'
import { PolicyVersions } from '../../../../components/workspace/policy/policy-versions'
import { now } from './clock'
import { Frame, longName, nothing } from './policy-frame'
import { MoneyPage, someOrders, someRates } from './policy-money'
import { policyPages } from './policy-pages'
import { empty, few, Learned, points, Simulator } from './policy-past'
import { edited, effectOf, idle, moves, OwnFormPage, Rules, wrong } from './policy-rules'
import { finding, Works } from './policy-works'

const versions = [
  { id: 'v4', version: 4, savedAt: '2026-03-18T01:12:00.000Z', changes: 3 },
  { id: 'v3', version: 3, savedAt: '2026-02-02T01:12:00.000Z', changes: 1 },
  { id: 'v2', version: 2, savedAt: '2025-11-02T01:12:00.000Z', changes: 0 },
]

const samples: Record<(typeof policyPages)[number], () => VNode> = {
  policy: () => <Rules edits={{}} effect={idle} />,
  'policy-changed': () => (
    <Rules
      edits={edited}
      criteria={[`${longName}: buys in three of our product lines, in two countries or more, and renews for years`]}
      effect={{ state: 'done', progress: { done: 20_000, total: 20_000 }, ...effectOf(moves) }}
      save={{ state: 'changed', changes: 2 }}
    />
  ),
  'policy-looking': () => (
    <Rules
      edits={edited}
      effect={{ state: 'looking', progress: { done: 350, total: 20_000 }, ...effectOf(moves.slice(0, 4)) }}
      save={{ state: 'changed', changes: 2 }}
    />
  ),
  'policy-wrong': () => (
    <Rules edits={wrong} effect={{ ...idle, state: 'blocked' }} save={{ state: 'changed', changes: 3, problems: 3 }} />
  ),
  'policy-segment': () => (
    <Rules edits={{ 'dormancy.cadence': 5 }} effect={idle} save={{ state: 'changed', changes: 1 }} isOfSegment />
  ),
  'policy-own-new': () => <OwnFormPage name={null} />,
  'policy-own-number': () => <OwnFormPage name="椅位利用率 Chairs in use" />,
  'policy-own-categories': () => <OwnFormPage name="Form of the contract" />,
  'policy-own-contacts': () => <OwnFormPage name="Außendienstbesuche im Quartal ohne Servicetechnikerbesuche" />,
  'policy-money': () => <MoneyPage effect={idle} />,
  'policy-money-changed': () => (
    <MoneyPage
      edits={{ 'calendar.workFrom': 1200 }}
      money={someRates}
      orders={someOrders}
      holidays={['2026-12-24', '2026-12-25', '2026-12-26', '2027-01-01']}
      effect={{ ...idle, state: 'blocked' }}
      save={{ state: 'changed', changes: 9, problems: 1 }}
    />
  ),
  'policy-money-other': () => (
    <MoneyPage
      money={{ reportingCurrency: 'EUR', rates: [] }}
      orders={someOrders}
      holidays={[]}
      effect={{ state: 'done', progress: { done: 20_000, total: 20_000 }, ...effectOf(moves.slice(0, 7)) }}
      save={{ state: 'changed', changes: 2 }}
    />
  ),
  'policy-saved': () => <Rules edits={{}} effect={idle} save={{ state: 'saved', version: 5 }} />,
  'policy-simulator': () => <Simulator shown={points} />,
  'policy-simulator-few': () => <Simulator shown={few} />,
  'policy-simulator-none': () => <Simulator shown={empty} />,
  'policy-simulator-out-of-reach': () => <Simulator shown={empty} lost={1869} />,
  'policy-simulator-running': () => <Simulator shown={empty} isRunning />,
  'policy-learned': () => <Learned isRefused={false} />,
  'policy-learned-refused': () => <Learned isRefused />,
  'policy-versions': () => (
    <Frame tab="versions">
      <PolicyVersions versions={versions} now={now} isReadOnly={false} onRestore={nothing} />
    </Frame>
  ),
  'policy-versions-none': () => (
    <Frame tab="versions">
      <PolicyVersions versions={[]} now={now} isReadOnly={false} onRestore={nothing} />
    </Frame>
  ),
  insights: () => (
    <Works
      groups={20}
      findings={[finding('inPerson', 17, 3, 20), finding('logins', 16, 5, 20), finding('replyHours', 11, 9, 20)]}
    />
  ),
  'insights-few': () => <Works groups={3} findings={[finding('inPerson', 3, 0, 3)]} />,
  'insights-none': () => <Works groups={0} findings={[]} />,
}

/** The page of this name; null where it is none of these. */
export function policySample(name: string): VNode | null {
  const known = policyPages.find((each) => each === name)
  return known === undefined ? null : samples[known]()
}
