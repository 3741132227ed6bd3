/** What else can be logged: call, meeting, visit, chat, complaint. Arrow keys move, Escape closes. */
import { MapPin, MessageCircle, OctagonAlert, Phone, Users } from 'lucide-preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { strings } from '../locale'

export const otherKinds = ['call', 'meeting', 'visit', 'chat', 'complaint'] as const
export type OtherKind = (typeof otherKinds)[number]

const icons = { call: Phone, meeting: Users, visit: MapPin, chat: MessageCircle, complaint: OctagonAlert } as const

export function LogMenu({ onPick, onClose }: { onPick: (kind: OtherKind) => void; onClose: () => void }) {
  const words = strings.value.log
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
    const items = [...(menu.current?.querySelectorAll('button') ?? [])]
    const at = items.findIndex((item) => item === document.activeElement)
    items[(at + step + items.length) % items.length]?.focus()
  }
  return (
    <div
      class="log-menu appear"
      role="menu"
      tabIndex={-1}
      aria-label={words.menu}
      ref={menu}
      onKeyDown={move}
      onFocusOut={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.parentElement?.contains(event.relatedTarget))
          onClose()
      }}
    >
      {otherKinds.map((kind) => {
        const Icon = icons[kind]
        return (
          <button key={kind} role="menuitem" data-testid={`log-${kind}`} onClick={() => onPick(kind)}>
            <Icon size={15} aria-hidden="true" />
            {words.kinds[kind]}
          </button>
        )
      })}
    </div>
  )
}
