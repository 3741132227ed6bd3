/** A small menu over its button: arrow keys move, Escape and looking elsewhere close, the focus goes back. */
import { Check, type LucideIcon } from 'lucide-preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { SafeText } from '../safe-text'
import { trusted } from '../trusted'
import './menu.css'

export interface MenuItem {
  key: string
  label: string
  icon?: LucideIcon
  /** A switch that is on or off; absent for what is done once. */
  isOn?: boolean
  act: () => void
}

interface Props {
  label: string
  items: readonly MenuItem[]
  onClose: () => void
  /** Opens under its button, not above it. */
  isBelow?: boolean
}

export function Menu({ label, items, onClose, isBelow = false }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    menu.current?.querySelector('button')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return onClose()
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }
  return (
    <div
      class={`menu appear ${isBelow ? 'is-below' : ''}`}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      ref={menu}
      onKeyDown={move}
      onFocusOut={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.parentElement?.contains(event.relatedTarget))
          onClose()
      }}
    >
      {items.map(({ key, label: text, icon: Icon, isOn, act }) => (
        <button
          key={key}
          role={isOn === undefined ? 'menuitem' : 'menuitemcheckbox'}
          aria-checked={isOn}
          data-testid={key}
          onClick={trusted(() => {
            onClose()
            act()
          })}
        >
          {isOn === undefined ? (
            Icon && <Icon size={15} aria-hidden="true" />
          ) : (
            <span class="menu-check">{isOn && <Check size={15} aria-hidden="true" />}</span>
          )}
          <SafeText text={text} />
        </button>
      ))}
    </div>
  )
}
