/** Weights, lines, own indicators and criteria being edited, with what that changes. */
import { EffectPanel } from '../../../../components/workspace/policy/effect-panel'
import { OwnForm } from '../../../../components/workspace/policy/own-form'
import type { EffectView, FieldView, OwnView } from '../../../../components/workspace/policy/policy-model'
import type { SaveView } from '../../../../components/workspace/policy/policy-page'
import { RulesEditor } from '../../../../components/workspace/policy/rules-editor'
import { keyAccountCount } from '../../../../lib/domain/key-accounts'
import { defaultPolicy, readPolicy } from '../../../../lib/domain/policy'
import { tallyEffect, type Standing } from '../../../../lib/domain/policy-editing/policy-effect'
import { fieldValue, policyFields } from '../../../../lib/domain/policy-editing/policy-field'
import { policyProblems } from '../../../../lib/domain/policy-editing/policy-problems'
import { Frame, longName, names, nothing } from './policy-frame'

export function fieldsWith(edits: ReadonlyMap<string, number | null>, scope: 'workspace' | 'segment'): FieldView[] {
  const fields = policyFields(defaultPolicy, scope)
  const problems = policyProblems(defaultPolicy, fields, edits)
  return fields.map((field) => {
    const inForce = fieldValue(defaultPolicy, field.id)
    const value = edits.has(field.id) ? (edits.get(field.id) ?? null) : inForce
    return Object.assign({ value, inForce, problem: problems.find((each) => each.field === field.id) ?? null }, field)
  })
}

const standing = (
  band: Standing['band'],
  tier: Standing['tier'] = 'growth',
  key: Standing['key'] = null,
): Standing => ({
  band,
  tier,
  score: 60,
  stage: 'mature',
  key,
})
export const moves: EffectView['moves'] = Array.from({ length: 240 }, (_, index) => ({
  accountId: `a${index}`,
  name: `${names[index % names.length]}${index < names.length ? '' : ` ${index}`}`,
  before: standing('healthy', index % 9 === 0 ? 'profit' : 'growth', index % 50 === 0 ? 'allMet' : null),
  after: standing(
    index % 3 === 0 ? 'atRisk' : 'watch',
    index % 9 === 0 ? 'strategic' : 'growth',
    index % 50 === 0 ? 'notAll' : null,
  ),
}))

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

export function OwnFormPage({ name }: { name: string | null }) {
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

/** Past the useful range. */
const chosen = Array.from({ length: 31 }, () => ({
  keyAccount: { managerId: null, sponsorId: null, reason: '', criteria: {} },
  deletedAt: null,
}))
const written = ['Revenue above 2 million', '愿意与我们共同试制新产品']

interface RulesProps {
  edits: Record<string, number | null>
  isOfSegment?: boolean
  /** Criteria that are new, beside those in force. */
  criteria?: readonly string[]
  effect: EffectView
  save?: Partial<SaveView>
}

export function Rules({ edits, effect, save, isOfSegment = false, criteria }: RulesProps) {
  const bySegment = isOfSegment ? { isByUse: true } : null
  return (
    <Frame tab="rules" {...(save && { save })}>
      <div class="policy-split">
        <RulesEditor
          fields={fieldsWith(new Map(Object.entries(edits)), isOfSegment ? 'segment' : 'workspace')}
          own={own}
          ownChoices={{ fields: [{ name: 'plan', values: ['gold', 'silver'] }], signals: ['login', 'scan'] }}
          criteria={{ now: [...(criteria ? written : []), ...(criteria ?? [])], inForce: criteria ? written : [] }}
          keyAccounts={isOfSegment ? null : keyAccountCount(criteria ? chosen : [], defaultPolicy)}
          {...(bySegment && { bySegment })}
          isReadOnly={false}
          onChange={nothing}
          onOwnWeight={nothing}
          onOwn={nothing}
          onRemoveOwn={nothing}
          onPreset={nothing}
          onCriteria={nothing}
        />
        <EffectPanel effect={effect} onStop={nothing} />
      </div>
    </Frame>
  )
}

const noEffect = { count: 0, bands: [], tiers: [], stages: [], keys: [] }
export const idle: EffectView = { state: 'idle', progress: null, effect: noEffect, moves: [] }
export function effectOf(some: typeof moves) {
  const tally = tallyEffect()
  for (const move of some) tally.add(move)
  return { effect: tally.effect(), moves: some.slice(0, 200) }
}
export const edited = { 'health.healthyFrom': 80, 'health.indicators.sinceUse.alert': 5 }
export const wrong = { 'health.watchFrom': 90, 'health.indicators.sinceUse.good': 7, 'stage.lostAfterDaysAsleep': null }
