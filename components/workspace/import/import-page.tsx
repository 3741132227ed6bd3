/** Bringing data in: choose, look, import, see what became of it; and past imports, which can be undone. */
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import { ChooseFile } from './choose-file'
import { Done } from './done'
import type { ImportActions, ImportStep, PastImport } from './import-view'
import { PastImports } from './past-imports'
import { PreviewFile } from './preview-file'
import { Running } from './running'
import './import.css'

interface Props {
  step: ImportStep
  past: readonly PastImport[]
  actions: ImportActions
  wordDay: (at: string) => string
}

export function ImportPage({ step, past, actions, wordDay }: Props) {
  const words = strings.value.imports
  const isBusy = step.is === 'running' || step.is === 'undoing'
  return (
    <section class="import" data-testid="import" aria-busy={isBusy}>
      <div class="page-title">
        <h1>{words.title}</h1>
      </div>
      <Step step={step} actions={actions} />
      {step.is === 'choose' && (
        <div>
          <a href="#/import/programs" data-testid="to-programs">
            {strings.value.programs.link}
          </a>
          <p class="muted">{strings.value.programs.linkHint}</p>
        </div>
      )}
      {step.is !== 'preview' && <PastImports past={past} isBusy={isBusy} onUndo={actions.undo} wordDay={wordDay} />}
    </section>
  )
}

function Step({ step, actions }: Pick<Props, 'step' | 'actions'>) {
  const words = strings.value.imports
  switch (step.is) {
    case 'choose':
      return <ChooseFile refused={step.refused} onChoose={actions.choose} />
    case 'opening':
      return <output class="import-waiting">{words.opening(step.name)}</output>
    case 'preview':
      return <PreviewFile preview={step} actions={actions} />
    case 'running':
      return <Running {...step} onStop={actions.stop} />
    case 'done':
      return <Done result={step} actions={actions} />
    case 'undoing':
      return (
        <div class="import-card">
          <output>{step.isWaiting ? words.run.waiting : words.undo.running}</output>
          <progress value={step.share} max={1} aria-label={words.undo.running} />
        </div>
      )
    case 'undone':
      return (
        <div class="import-card stack" data-testid="undone">
          <output>{words.undo.done(step.removed, step.restored)}</output>
          {step.kept > 0 && <p class="muted">{words.undo.kept(step.kept)}</p>}
          <Again word={words.another} onAgain={actions.again} />
        </div>
      )
    default:
      return (
        <div class="import-card stack tone-bad" role="alert" data-testid="import-failed">
          <p>
            <strong>{words.failed.title}</strong>
          </p>
          <p>{step.why === 'unknown' ? words.failed.unknown(step.text) : words.failed[step.why]}</p>
          <Again word={words.choose} onAgain={actions.again} />
        </div>
      )
  }
}

function Again({ word, onAgain }: { word: string; onAgain: () => void }) {
  return (
    <div>
      <button class="button" data-testid="again" onClick={trusted(onAgain)}>
        {word}
      </button>
    </div>
  )
}
