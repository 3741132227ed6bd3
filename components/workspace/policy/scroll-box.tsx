/** A table that is wider than a narrow window scrolls by itself, with the keyboard too. */
import type { ComponentChildren } from 'preact'

export function ScrollBox({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to take the keyboard (WCAG 2.1.1).
    <section class="policy-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
