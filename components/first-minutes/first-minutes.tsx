/** The first five minutes: five steps in the sidebar of the tab that is already open (PRODUCT T5). Afterwards, the ways back. */
import { RotateCcw, ScanSearch } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { strings } from '../locale'
import { CompaniesStep } from './companies-step'
import { MessageStep } from './message-step'
import type { FirstMinutesActions, FirstMinutesModel, FirstStep } from './model'
import { OwnStep } from './own-step'
import { ReadsStep } from './reads-step'
import { ScanStep } from './scan-step'
import { StepBar } from './step-bar'
import './first-minutes.css'

interface Props {
  model: FirstMinutesModel
  now: Date
  actions: FirstMinutesActions
}

export function FirstMinutes({ model, now, actions }: Props) {
  const words = strings.value.firstMinutes
  const { step } = model
  const heading = useHeadingFocus(step)
  if (step === 'done') return <WaysBack go={actions.go} />
  return (
    <section class="first" data-testid="first-minutes" data-step={step} aria-label={words.title} ref={heading}>
      <StepBar step={step} onGo={actions.go} />
      {model.problem !== null && (
        <p class="log-failed" role="alert">
          {words.problem[model.problem]}
        </p>
      )}
      <Step step={step} model={model} now={now} actions={actions} />
    </section>
  )
}

function Step({ step, model, now, actions }: Props & { step: FirstStep }) {
  switch (step) {
    case 'reads':
      return <ReadsStep isInTeam={model.isInTeam} actions={actions} />
    case 'own':
      return <OwnStep own={model.own} actions={actions} />
    case 'scan':
      return <ScanStep scan={model.scan} now={now} found={model.proposals.length} actions={actions} />
    case 'companies':
      return <CompaniesStep proposals={model.proposals} now={now} actions={actions} />
    default:
      return <MessageStep accepted={model.accepted} hasLogged={model.hasLogged} actions={actions} />
  }
}

/** After a step of the person's own, its heading is where a keyboard and a screen reader go on. */
function useHeadingFocus(step: string) {
  const rootRef = useRef<HTMLElement>(null)
  const beforeRef = useRef(step)
  useEffect(() => {
    if (beforeRef.current === step) return
    beforeRef.current = step
    rootRef.current?.querySelector('h1')?.focus()
  }, [step])
  return rootRef
}

function WaysBack({ go }: { go: FirstMinutesActions['go'] }) {
  const words = strings.value.firstMinutes
  return (
    <section class="first-again" data-testid="first-again" aria-label={words.scan.again}>
      <p class="muted">{words.scan.againHint}</p>
      <div class="first-buttons">
        <button class="button" data-testid="scan-list" onClick={() => go('scan')}>
          <ScanSearch size={14} aria-hidden="true" />
          {words.scan.again}
        </button>
        <button class="button is-quiet" data-testid="first-restart" onClick={() => go('reads')}>
          <RotateCcw size={13} aria-hidden="true" />
          {words.again}
        </button>
      </div>
    </section>
  )
}
