/** One version: when and by whom, what it is compared with, its text, and restoring it. */
import { strings } from '../../locale'
import type { Comparison } from '../../../lib/domain/plan/compare-plans'
import { wordProblem, wordWhen, type Against, type PlanHistoryProps, type ShownVersion } from './plan-history-model'
import { RestoreVersion } from './restore-version'
import { wordWho } from './version-list'
import { VersionText } from './version-text'

const choices: readonly Against[] = ['now', 'before']

export function VersionPane({ shown, mayRestore, actions, now }: PlanHistoryProps & { shown: ShownVersion }) {
  const words = strings.value.page.plan.history
  const { version, against, comparison, problem } = shown
  const when = wordWhen(version.at, now)
  const isLikeNow = against === 'now' && comparison !== null && isSame(comparison)
  return (
    <article class="version" aria-labelledby="version-title" data-testid="shown-version" data-version={version.id}>
      <header class="version-head">
        <h3 id="version-title">{words.versionOf(when)}</h3>
        <bdi class="muted">{words.by(wordWho(version))}</bdi>
      </header>
      <fieldset class="version-against">
        <legend class="muted">{words.against}</legend>
        {choices.map((choice) => (
          <button
            key={choice}
            aria-pressed={choice === against}
            data-testid={`against-${choice}`}
            onClick={() => actions.compareWith(choice)}
          >
            {words[choice]}
          </button>
        ))}
      </fieldset>
      {!mayRestore && <p class="muted">{words.viewer}</p>}
      {mayRestore && problem === null && (
        <RestoreVersion when={when} isLikeNow={isLikeNow} restore={() => actions.restore(version)} />
      )}
      {problem !== null && (
        <p class="message is-warn" role="alert" data-testid="version-problem">
          {wordProblem(problem)}
        </p>
      )}
      {comparison === null && problem === null && <p class="muted">{words.loading}</p>}
      {comparison !== null && (
        <>
          <output class="version-difference" data-testid="version-difference">
            <Difference comparison={comparison} against={against} />
          </output>
          <VersionText comparison={comparison} />
        </>
      )}
    </article>
  )
}

const isSame = ({ lines }: Comparison): boolean => lines.every(({ state }) => state === 'same')

function Difference({ comparison, against }: { comparison: Comparison; against: Against }) {
  const words = strings.value.page.plan.history
  const legend = words.legend[against]
  const { wordsIn, wordsOut } = comparison
  if (isSame(comparison)) return <>{words.same[against]}</>
  if (wordsIn + wordsOut === 0) return <>{words.onlyLooks}</>
  return (
    <ul class="version-legend">
      {wordsIn > 0 && (
        <li>
          <ins aria-hidden="true">+</ins> {legend.in(wordsIn)}
        </li>
      )}
      {wordsOut > 0 && (
        <li>
          <del aria-hidden="true">−</del> {legend.out(wordsOut)}
        </li>
      )}
    </ul>
  )
}
