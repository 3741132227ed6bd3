/** A file before it is imported: how it is read, corrected by hand, and what would become of its lines. */
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import { ColumnTable } from './column-table'
import { CountsTable } from './counts-table'
import { DialectFields } from './dialect-fields'
import { DraftLines } from './draft-lines'
import type { ImportActions, Preview } from './import-view'
import { ModeChoice } from './mode-choice'
import { ProblemList } from './problem-list'

export function PreviewFile({ preview, actions }: { preview: Preview; actions: ImportActions }) {
  const words = strings.value.imports
  const { name, plan, samples, trial, mode } = preview
  const isEmpty = trial !== null && trial.drafts.length === 0
  return (
    <div class="stack" data-testid="preview">
      <h2>
        <SafeText text={name} />
      </h2>
      {plan !== null && <DialectFields plan={plan} actions={actions} />}
      <ModeChoice mode={mode} onMode={actions.setMode} />
      <section class="import-trial stack" aria-live="polite" data-testid="trial" data-ready={trial !== null}>
        {trial === null && <p class="muted">{words.preview.checking}</p>}
        {isEmpty && <p class="message tone-bad">{words.preview.nothing}</p>}
        {trial !== null && !isEmpty && <DraftLines drafts={trial.drafts} isOrders={plan?.kind === 'orders'} />}
        {trial !== null && (
          <>
            <h2>{trial.isWhole ? words.preview.whole(trial.lines) : words.preview.first(trial.lines)}</h2>
            <CountsTable counts={trial.counts} problemCount={trial.problemCount} />
          </>
        )}
      </section>
      {plan !== null && <ColumnTable plan={plan} samples={samples} onColumn={actions.setColumn} />}
      {trial !== null && <ProblemList problems={trial.problems} count={trial.problemCount} />}
      <div class="import-buttons is-sticky">
        <button
          class="button is-primary"
          disabled={trial === null || isEmpty}
          data-testid="start-import"
          onClick={trusted(actions.start)}
        >
          {trial?.isWhole === true
            ? words.preview.startKnown(trial.lines - linesInError(trial.problems))
            : words.preview.start}
        </button>
        <button class="button" data-testid="again" onClick={trusted(actions.again)}>
          {words.another}
        </button>
      </div>
    </div>
  )
}

function linesInError(problems: readonly { line: number }[]): number {
  return new Set(problems.map(({ line }) => line)).size
}
