/** Under a chip: three reasons, coverage, age of the data; then the formula, every factor and the rows behind it. */
import { useState } from 'preact/hooks'
import type { Insight, Reason } from '../../lib/domain/insight'
import { formatList, formatShare } from '../format'
import { strings } from '../locale'
import { criterionName, factorName } from '../model-words'
import type { ChipName } from './chips'
import { ReasonLine } from './reason-line'
import type { SidebarActions } from './actions'

interface Props {
  chip: ChipName
  insight: Insight
  loadRows: SidebarActions['loadRows']
  /** Opens the account in depth; absent where it stands beside the card. */
  onDepth?: (() => void) | undefined
  /** Opens where exchange rates are entered. */
  onRates?: (() => void) | undefined
}

/** Coverage of tier and health are the model's own; a stage has none. */
function coverageOf(chip: ChipName, insight: Insight): number | null {
  return chip === 'stage' ? null : insight[chip].coverage
}

/** Age in days of the newest row behind a chip. */
function ageOf(reasons: readonly Reason[]): number | null {
  const ages = reasons.flatMap((reason) => (reason.ageDays === null ? [] : [reason.ageDays]))
  return ages.length === 0 ? null : Math.min(...ages)
}

export function Reasons({ chip, insight, loadRows, onDepth, onRates }: Props) {
  const { chips: words, model, policy } = strings.value
  const [isWhole, setWhole] = useState(false)
  const { reasons } = insight[chip]
  const known = reasons.filter((reason) => reason.score !== null || reason.value !== null)
  const missing = reasons.filter((reason) => !known.includes(reason))
  const withoutRate = reasons.find(({ factor }) => factor === 'ordersWithoutRate')?.value ?? null
  const coverage = coverageOf(chip, insight)
  const age = ageOf(reasons)
  return (
    <div class="reasons appear" id="reasons" data-testid="reasons">
      {known.length === 0 && <p class="muted">{words.noReasons}</p>}
      <Facts chip={chip} insight={insight} />
      <ul class="secret">
        {(isWhole ? known : known.slice(0, 3)).map((reason) => (
          <ReasonLine key={reason.factor} reason={reason} isOpenable={isWhole} loadRows={loadRows} />
        ))}
      </ul>
      {withoutRate !== null && onRates && (
        <p class="reasons-formula">
          {policy.money.withoutRate(withoutRate)}.{' '}
          <button class="link-button" data-testid="enter-rates" onClick={onRates}>
            {policy.money.enterRate}
          </button>
        </p>
      )}
      {isWhole && missing.length > 0 && (
        <p class="reasons-formula">
          {missing.map((reason) => factorName(reason.factor)).join(' · ')}: {words.missing}
        </p>
      )}
      {isWhole && (
        <p class="reasons-formula" data-testid="formula">
          {words.formulas[chip]} {words.policy(insight.policyVersion)}
        </p>
      )}
      <div class="reasons-foot">
        <span>
          {[
            coverage === null ? '' : words.coverage(formatShare(coverage)),
            age === null ? '' : age < 1 ? words.newestToday : words.newest(model.days(Math.round(age))),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {onDepth && (
          <button class="link-button" data-testid="in-depth" onClick={onDepth}>
            {strings.value.depth.depth}
          </button>
        )}
        <button
          class="link-button"
          data-testid="formula-toggle"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {words.formula}
        </button>
      </div>
    </div>
  )
}

/** Whole points, or a dash. */
function points(value: number | null): string {
  return value === null ? '–' : String(Math.round(value))
}

/** What is not a factor but belongs to the answer: the two values of a tier, the stage underneath. */
function Facts({ chip, insight }: { chip: ChipName; insight: Insight }) {
  const { chips: words, model } = strings.value
  const facts: string[] = []
  if (chip === 'tier')
    facts.push(
      `${words.current} ${points(insight.tier.current)}`,
      `${words.potential} ${points(insight.tier.potential)}`,
      `${words.scoreCard} ${points(insight.tier.scoreCard)}`,
    )
  const { stage } = insight
  if (chip === 'stage' && stage.isOverridden) facts.push(words.byHand)
  if (chip === 'stage' && stage.underlying !== null) facts.push(words.underneath(model.stages[stage.underlying]))
  if (chip === 'stage' && stage.profile && stage.profile.unmet.length > 0)
    facts.push(model.unmet(formatList(stage.profile.unmet.map(criterionName))))
  return facts.length === 0 ? null : <p class="reasons-formula secret">{facts.join(' · ')}</p>
}
