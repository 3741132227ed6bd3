/** A button with a menu under it. */
import type { LucideIcon } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Menu, type MenuItem } from './menu'

interface Props {
  label: string
  icon: LucideIcon
  items: readonly MenuItem[]
  testId: string
  /** Beside `icon-button`. */
  class?: string
}

export function MenuButton({ label, icon: Icon, items, testId, class: more = '' }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        class={`icon-button ${more}`}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-testid={testId}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon size={15} aria-hidden="true" />
      </button>
      {isOpen && <Menu label={label} items={items} onClose={() => setOpen(false)} isBelow />}
    </>
  )
}
