/** A titled part of the account in depth. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Props {
  title: string
  testId: string
  aside?: ComponentChildren
  /** As wide as the page. */
  isWide?: boolean
  children: ComponentChildren
}

export function Panel({ title, testId, aside, isWide = false, children }: Props) {
  const id = useId()
  return (
    <section class={`depth-panel ${isWide ? 'is-wide' : ''}`} aria-labelledby={id} data-testid={testId}>
      <div class="panel-head">
        <h3 id={id}>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
