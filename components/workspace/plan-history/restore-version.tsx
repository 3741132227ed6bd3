/** Restoring, asked once more in plain words; the keyboard stays where it was. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { strings } from '../../locale'
import { trusted } from '../../trusted'

interface Props {
  when: string
  /** There is nothing to restore; the button keeps the keyboard all the same. */
  isLikeNow: boolean
  restore: () => Promise<void>
}

export function RestoreVersion({ when, isLikeNow, restore }: Props) {
  const words = strings.value.page.plan.history
  const [step, setStep] = useState<'closed' | 'asking' | 'busy' | 'left'>('closed')
  const openRef = useRef<HTMLButtonElement>(null)
  const sureRef = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (step === 'asking') sureRef.current?.focus()
    if (step === 'left') openRef.current?.focus()
  }, [step])
  const run = async (): Promise<void> => {
    setStep('busy')
    await restore()
    setStep('left')
  }
  if (step === 'closed' || step === 'left')
    return (
      <button
        ref={openRef}
        class="button is-primary version-restore"
        aria-disabled={isLikeNow}
        data-testid="restore"
        onClick={trusted(() => isLikeNow || setStep('asking'))}
      >
        {words.restore}
      </button>
    )
  return (
    <fieldset class="version-sure" aria-label={words.restore} data-testid="restore-sure">
      <p>{words.sure(when)}</p>
      <button
        ref={sureRef}
        class="button is-primary"
        disabled={step === 'busy'}
        data-testid="restore-now"
        onClick={trusted(() => void run())}
      >
        {step === 'busy' ? words.restoring : words.restoreNow}
      </button>
      <button class="button" disabled={step === 'busy'} onClick={() => setStep('left')}>
        {words.cancel}
      </button>
    </fieldset>
  )
}
