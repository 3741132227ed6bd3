/** A form behind its button: Escape and a stored write close it, and the button has the focus again. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { WriteFailure, useWrite } from './use-write'
import type { Written } from './depth'

interface Props {
  label: string
  testId: string
  /** Where somebody else opens it too. */
  control?: { isOpen: boolean; setOpen: (isOpen: boolean) => void }
  children: (form: { save: (write: Promise<Written>) => void; close: () => void }) => ComponentChildren
}

export function Disclosure({ label, testId, control, children }: Props) {
  const [isOpenHere, setOpenHere] = useState(false)
  const { isOpen, setOpen } = control ?? { isOpen: isOpenHere, setOpen: setOpenHere }
  const { failure, run } = useWrite()
  const button = useRef<HTMLButtonElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const id = useId()
  const [timesClosed, setTimesClosed] = useState(0)
  useLayoutEffect(() => {
    if (timesClosed > 0) button.current?.focus()
  }, [timesClosed])
  const close = (): void => {
    setOpen(false)
    setTimesClosed((before) => before + 1)
  }
  useEffect(() => {
    const form = body.current
    if (!isOpen || form === null) return undefined
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return
      setOpen(false)
      setTimesClosed((before) => before + 1)
    }
    form.addEventListener('keydown', onKey)
    return () => form.removeEventListener('keydown', onKey)
  }, [isOpen, setOpen])
  return (
    <div class="disclosure">
      <button
        ref={button}
        type="button"
        class="link-button"
        aria-expanded={isOpen}
        aria-controls={id}
        data-testid={testId}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen && (
        <div ref={body} id={id} class="disclosure-body appear">
          {children({ save: (write) => run(write, close), close })}
          <WriteFailure failure={failure} />
        </div>
      )}
    </div>
  )
}

/** The two buttons under a form. */
export function FormButtons({ save, cancel, onCancel }: { save: string; cancel: string; onCancel: () => void }) {
  return (
    <div class="depth-buttons">
      <button class="button is-primary" type="submit">
        {save}
      </button>
      <button class="button is-quiet" type="button" onClick={onCancel}>
        {cancel}
      </button>
    </div>
  )
}
