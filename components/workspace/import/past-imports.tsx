/** Imports of the workspace, newest first; those of this browser are undone by one click. */
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import type { PastImport } from './import-view'

interface Props {
  past: readonly PastImport[]
  isBusy: boolean
  onUndo: (batchId: string) => void
  wordDay: (at: string) => string
}

export function PastImports({ past, isBusy, onUndo, wordDay }: Props) {
  const words = strings.value.imports.past
  return (
    <section class="import-past" aria-labelledby="import-past">
      <h2 id="import-past">{words.title}</h2>
      {past.length === 0 ? (
        <p class="muted">{words.none}</p>
      ) : (
        <ul class="list" data-testid="past-imports">
          {past.map((each) => (
            <li key={each.id} data-testid="past-import">
              <span class="list-main">
                <strong>
                  <SafeText text={each.name} />
                </strong>
                <span class="muted">
                  {wordDay(each.startedAt)} · {words.made(each.made, each.changed)}
                  {each.isFinished || each.state === 'undone' ? '' : ` · ${words.unfinished}`}
                </span>
              </span>
              {each.state === 'canUndo' ? (
                <button
                  class="button"
                  disabled={isBusy}
                  aria-label={`${words.undo}: ${each.name}`}
                  data-testid="undo-past"
                  onClick={trusted(() => onUndo(each.id))}
                >
                  {words.undo}
                </button>
              ) : (
                <span class="muted">{words[each.state]}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
