/** What became of a file, and what to add next. */
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import { CountsTable } from './counts-table'
import type { ImportActions, Result } from './import-view'
import { ProblemList } from './problem-list'

export function Done({ result, actions }: { result: Result; actions: ImportActions }) {
  const words = strings.value.imports
  const { name, end, batchId, counts, problems, problemCount, next } = result
  const title = end === 'done' ? words.done.title(name) : words.done.stopped(name)
  const isNothingNew = Object.values(counts).every(({ made, changed }) => made + changed === 0)
  return (
    <>
      <div class="import-card stack" data-testid="import-done">
        <h2>
          <output>
            <SafeText text={title} />
          </output>
        </h2>
        {end === 'cancelled' && <p>{words.done.stoppedHint}</p>}
        {end === 'done' && isNothingNew && problemCount === 0 && (
          <p data-testid="nothing-new">{words.done.nothingNew}</p>
        )}
        <CountsTable counts={counts} problemCount={problemCount} />
        <div class="import-buttons">
          <a class="button is-primary" href="#/" data-testid="see-accounts">
            {words.done.see}
          </a>
          <button class="button" data-testid="again" onClick={trusted(actions.again)}>
            {words.another}
          </button>
          {batchId !== null && (
            <button class="button is-quiet" data-testid="undo-this" onClick={trusted(() => actions.undo(batchId))}>
              {words.done.undo}
            </button>
          )}
        </div>
        <p class="import-next">
          <strong>{words.done.next}</strong>
          <span data-testid="next-step">{words.done.nextSteps[next]}</span>
        </p>
      </div>
      <ProblemList problems={problems} count={problemCount} onDownload={actions.downloadProblems} />
    </>
  )
}
