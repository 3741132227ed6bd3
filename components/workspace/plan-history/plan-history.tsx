/** A plan's history: its versions, one of them with what it says differently, and the way back to it. */
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import { wordProblem, wordWhen, type PlanHistoryProps, type RestoreOutcome } from './plan-history-model'
import { VersionList } from './version-list'
import { VersionPane } from './version-pane'
import './plan-history.css'

export function PlanHistory(props: PlanHistoryProps) {
  const words = strings.value.page.plan.history
  const { accountId, isAlone, problem, versions, actions } = props
  return (
    <section class="plan-history" data-testid="plan-history" aria-labelledby="plan-history-title">
      <div class="plan-head">
        <h2 id="plan-history-title">{words.title}</h2>
        <a href={`#/accounts/${accountId}`}>{words.back}</a>
      </div>
      {isAlone ? (
        <div class="message is-plain stack" data-testid="plan-history-alone">
          <p>{words.alone}</p>
          <a href="#/team">{words.join}</a>
        </div>
      ) : (
        <>
          <Outcome {...props} />
          {problem !== null && (
            <div class="message is-warn plan-history-problem" role="alert" data-testid="plan-history-problem">
              <span>{wordProblem(problem)}</span>
              <button class="button" onClick={trusted(actions.reload)}>
                {words.again}
              </button>
            </div>
          )}
          {versions === null && problem === null && <p class="muted">{words.loading}</p>}
          {versions?.length === 0 && (
            <p class="muted" data-testid="plan-history-none">
              {words.none}
            </p>
          )}
          {versions !== null && versions.length > 0 && <Versions {...props} versions={versions} />}
        </>
      )}
    </section>
  )
}

function Versions(props: PlanHistoryProps & { versions: NonNullable<PlanHistoryProps['versions']> }) {
  const { accountId, versions, shown, now } = props
  return (
    <div class="plan-history-parts">
      <VersionList accountId={accountId} versions={versions} shownId={shown?.version.id ?? null} now={now} />
      {shown !== null && <VersionPane key={shown.version.id} {...props} shown={shown} />}
    </div>
  )
}

function Outcome({ outcome, actions, now }: Pick<PlanHistoryProps, 'outcome' | 'actions' | 'now'>) {
  const words = strings.value.page.plan.history
  const replaced = outcome?.kind === 'restored' ? outcome.replaced : null
  return (
    <output data-testid="restore-outcome" data-kind={outcome?.kind}>
      {outcome !== null && (
        <div class={`message plan-history-problem ${outcome.kind === 'refused' ? 'is-bad' : 'is-good'}`}>
          <span>{wordOutcome(outcome, now)}</span>
          {replaced !== null && (
            <button class="button" data-testid="take-back" onClick={trusted(() => void actions.takeBack(replaced))}>
              {words.takeBack}
            </button>
          )}
        </div>
      )}
    </output>
  )
}

function wordOutcome(outcome: RestoreOutcome, now: Date): string {
  const words = strings.value.page.plan.history
  if (outcome.kind === 'restored') return words.done(wordWhen(outcome.version.at, now))
  return outcome.kind === 'refused' ? wordProblem(outcome.problem) : words[outcome.kind]
}
