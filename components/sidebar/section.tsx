/** A titled part of the card; a folding one remembers nothing and starts closed. */
import { ChevronRight } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import './section.css'

interface Props {
  title: string
  testId: string
  aside?: ComponentChildren
  children: ComponentChildren
}

export function Section({ title, testId, aside, children }: Props) {
  return (
    <section class="section" data-testid={testId}>
      <div class="section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** `onOpen` is called each time it opens, to load what is inside. */
export function FoldingSection({ title, testId, aside, children, onOpen }: Props & { onOpen?: () => void }) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const toggle = () => {
    if (!isOpen) onOpen?.()
    setOpen(!isOpen)
  }
  return (
    <section class="section is-folding" data-testid={testId}>
      <div class="section-head">
        <h2>
          <button
            class="section-toggle"
            data-testid={`${testId}-toggle`}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={toggle}
          >
            <ChevronRight size={14} aria-hidden="true" />
            {title}
          </button>
        </h2>
        {aside}
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  )
}
