/** The threshold simulator: a rule, a line, and what it would have warned of. */
import { useState } from 'preact/hooks'
import type { Rule } from '../../../lib/domain/simulator/rule'
import type { SimulatedPoint, SimulationBasis } from '../../../lib/domain/simulator/simulate'
import { bestLine } from '../../../lib/domain/simulator/tally'
import { formatNumber } from '../../format'
import { formatValue } from '../../format-value'
import { strings } from '../../locale'
import { joinSentences } from '../../sentences'
import { trusted } from '../../trusted'
import { indicatorName } from './field-words'
import { MarkLost, type LostMark } from './mark-lost'
import type { Progress, RuleChoice } from './policy-model'
import { RateCurve } from './rate-curve'
import { SimulatedTable } from './simulated-table'
import { SimulatedWords } from './simulated-words'
import { TaskProgress } from './task-progress'

export interface SimulatorView {
  rules: readonly RuleChoice[]
  ruleId: string
  state: 'running' | 'done' | 'failed'
  progress: Progress | null
  /** Null until it is done. */
  result: {
    rule: Pick<Rule, 'id' | 'unit' | 'warns' | 'line'>
    points: readonly SimulatedPoint[]
    basis: SimulationBasis
  } | null
  accounts: readonly { id: string; name: string }[]
  /** Can the line be put into the rules? */
  canUse: boolean
}

interface Props {
  view: SimulatorView
  today: string
  wordDay: (day: string) => string
  onRule: (id: string) => void
  onUse: (line: number) => void
  onMark: (mark: LostMark) => Promise<boolean>
}

export function SimulatorPanel({ view, today, wordDay, onRule, onUse, onMark }: Props) {
  const words = strings.value.policy.simulator
  const { result } = view
  return (
    <section class="stack" data-testid="simulator">
      <div>
        <h2>{words.title}</h2>
        <p class="muted">{words.intro}</p>
      </div>
      <label class="field policy-rule">
        <span>{words.rule}</span>
        <select
          class="input"
          value={view.ruleId}
          data-testid="simulator-rule"
          onChange={(event) => onRule(event.currentTarget.value)}
        >
          {view.rules.map(({ id }) => (
            <option key={id} value={id}>
              {ruleName(id)}
            </option>
          ))}
        </select>
      </label>
      {view.state === 'running' && <TaskProgress progress={view.progress} />}
      {view.state === 'failed' && <p class="message is-bad">{words.failed}</p>}
      {result && <Basis basis={result.basis} wordDay={wordDay} />}
      {result &&
        (churnsOf(result.points) === 0 ? (
          <div class="policy-none">
            <NoChurn lost={result.basis.lost} rules={view.rules} onRule={onRule} />
            <MarkLost accounts={view.accounts} today={today} onMark={onMark} />
            <p>
              <a href="#/import">{strings.value.policy.markLost.orImport}</a>
            </p>
          </div>
        ) : (
          <Result key={result.rule.id} {...result} canUse={view.canUse} onUse={onUse} />
        ))}
    </section>
  )
}

/** Nobody is lost; or those who are were so before a warning could have been in time. */
function NoChurn({ lost, rules, onRule }: { lost: number } & Pick<SimulatorView, 'rules'> & Pick<Props, 'onRule'>) {
  const words = strings.value.policy.simulator
  const present = rules.filter(({ form }) => form === 'present')
  if (lost === 0)
    return (
      <>
        <p>{words.noChurn}</p>
        <p class="muted">{words.noChurnNext}</p>
      </>
    )
  return (
    <>
      <p>{words.outOfReach(lost, formatNumber(lost))}</p>
      <p class="muted">{words.outOfReachNext}</p>
      {present.length > 0 && (
        <p class="policy-presets">
          <span class="muted">{words.byToday}</span>
          {present.map(({ id }) => (
            <button
              key={id}
              class="button"
              type="button"
              data-testid={`simulator-present-${id}`}
              onClick={() => onRule(id)}
            >
              {ruleName(id)}
            </button>
          ))}
        </p>
      )}
    </>
  )
}

function churnsOf(points: readonly SimulatedPoint[]): number {
  return (points[0]?.tally.churns ?? 0) + (points[0]?.inferred.churns ?? 0)
}

export function ruleName(id: string): string {
  return id === 'health' ? strings.value.policy.simulator.healthRule : indicatorName(id)
}

function Basis({ basis, wordDay }: { basis: SimulationBasis; wordDay: (day: string) => string }) {
  const words = strings.value.policy.simulator
  if (basis.form === 'present') return <p class="muted">{words.present}</p>
  return (
    <p class="muted">
      {joinSentences([
        words.basis(formatNumber(basis.accounts), wordDay(basis.from), basis.stepDays),
        basis.imported > 0 ? words.imported(formatNumber(basis.imported), formatNumber(basis.rows)) : '',
      ])}
    </p>
  )
}

type ResultProps = NonNullable<SimulatorView['result']> & Pick<SimulatorView, 'canUse'> & Pick<Props, 'onUse'>

function Result({ rule, points, canUse, onUse }: ResultProps) {
  const words = strings.value.policy.simulator
  const current = points.findIndex(({ line }) => line === rule.line)
  const best = bestLine(points)
  const bestIndex = best === null ? -1 : points.indexOf(best)
  const [chosen, setChosen] = useState(current >= 0 ? current : Math.max(0, bestIndex))
  const point = points[chosen]
  const wordLine = (line: number): string => formatValue({ factor: 'line', unit: rule.unit, value: line })
  if (!point) return null
  return (
    <>
      <div class="policy-line">
        <label class="field">
          <span>{rule.warns === 'below' ? words.below : words.above}</span>
          <input
            type="range"
            min={0}
            max={points.length - 1}
            step={1}
            value={chosen}
            aria-valuetext={wordLine(point.line)}
            data-testid="simulator-line"
            onInput={(event) => setChosen(Number(event.currentTarget.value))}
          />
        </label>
        <strong>{wordLine(point.line)}</strong>
        {chosen === current && <span class="tag">{words.current}</span>}
        {chosen === bestIndex && <span class="tag">{words.best}</span>}
        {bestIndex >= 0 && bestIndex !== chosen && (
          <button class="link-button" data-testid="simulator-best" onClick={() => setChosen(bestIndex)}>
            {words.best}: {wordLine(points[bestIndex]?.line ?? 0)}
          </button>
        )}
      </div>
      <SimulatedWords point={point} line={wordLine(point.line)} />
      <RateCurve title={words.chart(ruleName(rule.id))} points={points} chosen={chosen} wordLine={wordLine} />
      {canUse && point.line !== rule.line && (
        <button
          class="button is-primary policy-use"
          data-testid="simulator-use"
          onClick={trusted(() => onUse(point.line))}
        >
          {words.takeLine}
        </button>
      )}
      <SimulatedTable points={points} wordLine={wordLine} />
    </>
  )
}
