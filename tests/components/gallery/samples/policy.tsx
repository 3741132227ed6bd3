/** The rules' page in its states: nothing known, little, much, long names, something wrong. */
import type { ComponentChildren, VNode } from 'preact'
import { EffectPanel } from '../../../../components/workspace/policy/effect-panel'
import { LearnedWeights } from '../../../../components/workspace/policy/learned-weights'
import type { EffectView, FieldView, OwnView, PolicyTab } from '../../../../components/workspace/policy/policy-model'
import { OwnForm } from '../../../../components/workspace/policy/own-form'
import { PolicyPage, type SaveView } from '../../../../components/workspace/policy/policy-page'
import { PolicyVersions } from '../../../../components/workspace/policy/policy-versions'
import { RulesEditor } from '../../../../components/workspace/policy/rules-editor'
import { SimulatorPanel } from '../../../../components/workspace/policy/simulator-view'
import { WhatWorksPage } from '../../../../components/workspace/policy/what-works-page'
import type { LearnedFactor } from '../../../../lib/domain/learn/learn-weights'
import { tallyEffect, type Standing } from '../../../../lib/domain/policy-editing/policy-effect'
import { fieldValue, policyFields } from '../../../../lib/domain/policy-editing/policy-field'
import { policyProblems } from '../../../../lib/domain/policy-editing/policy-problems'
import { defaultPolicy, readPolicy } from '../../../../lib/domain/policy'
import { rulesOf } from '../../../../lib/domain/simulator/rule'
import type { SimulatedPoint } from '../../../../lib/domain/simulator/simulate'
import { noTally } from '../../../../lib/domain/simulator/tally'
import { differenceOf } from '../../../../lib/domain/what-works/difference'
import type { Finding } from '../../../../lib/domain/what-works/what-works'
import { now, today } from './clock'
import { policyPages } from './policy-pages'

const nothing = () => undefined
const longName = '中国恒达纺织机械制造集团股份有限公司华东区域采购与供应链管理中心'
const names = ['Hengda Textile', longName, 'Rheinisch-Westfälische Maschinenbaugesellschaft mbH & Co. KG', 'Quiet Ltd']
const segments = [
  { id: 's1', name: 'Salons in the south' },
  { id: 's2', name: longName },
]

function fieldsWith(edits: ReadonlyMap<string, number | null>, scope: 'workspace' | 'segment'): FieldView[] {
  const fields = policyFields(defaultPolicy, scope)
  const problems = policyProblems(defaultPolicy, fields, edits)
  return fields.map((field) => {
    const inForce = fieldValue(defaultPolicy, field.id)
    const value = edits.has(field.id) ? (edits.get(field.id) ?? null) : inForce
    return Object.assign({ value, inForce, problem: problems.find((each) => each.field === field.id) ?? null }, field)
  })
}

const standing = (band: Standing['band'], tier: Standing['tier'] = 'growth'): Standing => ({
  band,
  tier,
  score: 60,
  stage: 'mature',
})
const moves: EffectView['moves'] = Array.from({ length: 240 }, (_, index) => ({
  accountId: `a${index}`,
  name: `${names[index % names.length]}${index < names.length ? '' : ` ${index}`}`,
  before: standing('healthy', index % 9 === 0 ? 'profit' : 'growth'),
  after: standing(index % 3 === 0 ? 'atRisk' : 'watch', index % 9 === 0 ? 'strategic' : 'growth'),
}))

interface FrameProps {
  tab: PolicyTab
  save?: Partial<SaveView>
  children: ComponentChildren
}

function Frame({ tab, save, children }: FrameProps) {
  return (
    <PolicyPage
      tab={tab}
      segments={segments}
      segmentId={null}
      save={{ state: 'unchanged', changes: 0, problems: 0, version: 4, ...save }}
      isReadOnly={false}
      onSegment={nothing}
      onSave={nothing}
      onDiscard={nothing}
    >
      {children}
    </PolicyPage>
  )
}

const own: OwnView[] = readPolicy({
  health: {
    own: [
      {
        name: '椅位利用率 Chairs in use',
        source: { kind: 'custom', field: 'chairs' },
        good: 10,
        critical: 2,
        alert: 3,
      },
      {
        name: 'Form of the contract',
        source: { kind: 'custom', field: 'plan' },
        categories: { gold: 100, silver: 60, 'pay as you go': 0 },
        group: 'money',
        weight: 0.5,
      },
      {
        name: 'Außendienstbesuche im Quartal ohne Servicetechnikerbesuche',
        source: { kind: 'interactions', interactions: ['visit', 'meeting'], days: 90 },
        good: 2,
        critical: 0,
        group: 'relation',
      },
    ],
  },
}).health.own.map((indicator, index) => ({ factor: `own:${indicator.name}`, indicator, isChanged: index === 1 }))

function Form({ name }: { name: string | null }) {
  return (
    <Frame tab="rules">
      <OwnForm
        own={own.find(({ indicator }) => indicator.name === name)?.indicator ?? null}
        others={[]}
        choices={{ fields: [{ name: 'plan', values: ['gold', 'silver', 'platinum', longName] }], signals: ['login'] }}
        onDone={nothing}
        onCancel={nothing}
        onRemove={name === null ? null : nothing}
      />
    </Frame>
  )
}

interface RulesProps {
  edits: Record<string, number | null>
  isOfSegment?: boolean
  effect: EffectView
  save?: Partial<SaveView>
}

function Rules({ edits, effect, save, isOfSegment = false }: RulesProps) {
  const bySegment = isOfSegment ? { isByUse: true } : null
  return (
    <Frame tab="rules" {...(save && { save })}>
      <div class="policy-split">
        <RulesEditor
          fields={fieldsWith(new Map(Object.entries(edits)), isOfSegment ? 'segment' : 'workspace')}
          own={own}
          ownChoices={{ fields: [{ name: 'plan', values: ['gold', 'silver'] }], signals: ['login', 'scan'] }}
          {...(bySegment && { bySegment })}
          isReadOnly={false}
          onChange={nothing}
          onOwnWeight={nothing}
          onOwn={nothing}
          onRemoveOwn={nothing}
          onPreset={nothing}
        />
        <EffectPanel effect={effect} onStop={nothing} />
      </div>
    </Frame>
  )
}

const points: SimulatedPoint[] = Array.from({ length: 12 }, (_, index) => {
  const warned = Math.max(0, 17 - index)
  const wrong = Math.max(0, 21 - 3 * index)
  return {
    line: index + 1,
    tally: {
      ...noTally,
      churns: 17,
      warned,
      right: warned,
      wrong,
      warnings: warned + wrong,
      late: wrong > 2 ? 2 : 0,
      open: 3,
      blind: 1,
    },
    inferred: { ...noTally, churns: 6, warned: 4 },
  }
})
const empty: SimulatedPoint[] = points.map(({ line }) => ({ line, tally: noTally, inferred: noTally }))
const few: SimulatedPoint[] = points.map(({ line }) => ({
  line,
  tally: { ...noTally, churns: 2, warned: line < 5 ? 1 : 0, right: line < 5 ? 1 : 0, warnings: line < 5 ? 1 : 0 },
  inferred: noTally,
}))

function Simulator({ shown, isRunning = false }: { shown: readonly SimulatedPoint[]; isRunning?: boolean }) {
  const rule = rulesOf(defaultPolicy).find(({ id }) => id === 'sinceUse')
  return (
    <Frame tab="simulator">
      <SimulatorPanel
        view={{
          rules: rulesOf(defaultPolicy),
          ruleId: 'sinceUse',
          state: isRunning ? 'running' : 'done',
          progress: { done: 1200, total: 20_000 },
          result:
            isRunning || !rule
              ? null
              : {
                  rule,
                  points: shown,
                  basis: { form: 'past', accounts: 340, from: '2024-03-20', stepDays: 1, rows: 12_000, imported: 8400 },
                },
          accounts: names.map((name, index) => ({ id: `a${index}`, name })),
          canUse: true,
        }}
        today={today}
        wordDay={(day) => day}
        onRule={nothing}
        onUse={nothing}
        onMark={() => Promise.resolve(true)}
      />
    </Frame>
  )
}

const factor = (id: string, weight: number, learned: number | null, effect: number | null): LearnedFactor => ({
  id,
  weight,
  learned,
  effect,
  known: effect === null ? 0.1 : 0.9,
  leak: id === 'closeAttempts' ? 'byMeaning' : null,
})
const auc = (value: number) => ({ auc: value, standardError: 0.012, foldDeviation: 0.03, folds: 5, repeats: 5 })

function Learned({ isRefused }: { isRefused: boolean }) {
  const kept = { basis: { form: 'past', inferred: 4 } } as const
  const found = {
    lost: 64,
    kept: 276,
    handSet: auc(0.742),
    weights: auc(0.801),
    model: auc(0.806),
    factors: [
      factor('sinceUse', 3, 4.6, -0.9),
      factor('sinceContact', 2, 2.2, -0.5),
      factor('purchases', 3, 1.1, -0.2),
      factor('helpAsked', 1, 0, 0.2),
      factor('closeAttempts', 2, null, null),
      factor('own:椅位利用率 Chairs in use', 2, 3.1, -0.6),
    ],
  }
  return (
    <Frame tab="learned">
      <LearnedWeights
        view={{
          state: 'done',
          progress: null,
          result: isRefused
            ? { ...kept, found: { why: 'tooFewLost', lost: 3, kept: 27, needed: 10 } }
            : { ...kept, found },
          accounts: [],
          isReadOnly: false,
        }}
        today={today}
        onUse={nothing}
        onMark={() => Promise.resolve(false)}
      />
    </Frame>
  )
}

function finding(practice: Finding['practice'], healthy: number, atRisk: number, of: number): Finding {
  const shares = [
    { having: healthy, of },
    { having: atRisk, of },
  ] as const
  const difference = differenceOf(...shares, 0.995)
  const side = practice === 'logins' ? 'theirs' : 'ours'
  const isSure = difference !== null && difference.low > 0 && of >= 5
  return {
    practice,
    side,
    better: practice === 'replyHours' ? 'less' : 'more',
    unit: practice === 'replyHours' ? 'hours' : practice === 'inPerson' ? 'count' : 'perMonth',
    line: 2.5,
    healthy: shares[0],
    atRisk: shares[1],
    difference,
    verdict: of < 5 ? 'tooFew' : isSure ? 'helps' : 'unclear',
    lacking: isSure ? names.map((_, index) => `a${index}`) : [],
  }
}

function Works({ findings, groups }: { findings: readonly Finding[]; groups: number }) {
  return (
    <WhatWorksPage
      view={{
        state: 'done',
        progress: null,
        result: {
          found: {
            accounts: 3 * groups,
            healthy: groups,
            watch: groups,
            atRisk: groups,
            unknown: 12,
            findings: [...findings],
          },
          names: Object.fromEntries(names.map((name, index) => [`a${index}`, name])),
        },
      }}
      segments={segments}
      segmentId={null}
      onSegment={nothing}
    />
  )
}

const noEffect = { count: 0, bands: [], tiers: [], stages: [] }
const idle: EffectView = { state: 'idle', progress: null, effect: noEffect, moves: [] }
function effectOf(some: typeof moves) {
  const tally = tallyEffect()
  for (const move of some) tally.add(move)
  return { effect: tally.effect(), moves: some.slice(0, 200) }
}
const edited = { 'health.healthyFrom': 80, 'health.indicators.sinceUse.alert': 5 }
const wrong = { 'health.watchFrom': 90, 'health.indicators.sinceUse.good': 7, 'stage.lostAfterDaysAsleep': null }
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
  'policy-own-new': () => <Form name={null} />,
  'policy-own-number': () => <Form name="椅位利用率 Chairs in use" />,
  'policy-own-categories': () => <Form name="Form of the contract" />,
  'policy-own-contacts': () => <Form name="Außendienstbesuche im Quartal ohne Servicetechnikerbesuche" />,
  'policy-saved': () => <Rules edits={{}} effect={idle} save={{ state: 'saved', version: 5 }} />,
  'policy-simulator': () => <Simulator shown={points} />,
  'policy-simulator-few': () => <Simulator shown={few} />,
  'policy-simulator-none': () => <Simulator shown={empty} />,
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
