/** What else can be logged: call, meeting, visit, chat, complaint. */
import { MapPin, MessageCircle, OctagonAlert, Phone, Users } from 'lucide-preact'
import { strings } from '../locale'
import { Menu } from './menu'

export const otherKinds = ['call', 'meeting', 'visit', 'chat', 'complaint'] as const
export type OtherKind = (typeof otherKinds)[number]

const icons = { call: Phone, meeting: Users, visit: MapPin, chat: MessageCircle, complaint: OctagonAlert } as const

export function LogMenu({ onPick, onClose }: { onPick: (kind: OtherKind) => void; onClose: () => void }) {
  const words = strings.value.log
  const items = otherKinds.map((kind) => ({
    key: `log-${kind}`,
    label: words.kinds[kind],
    icon: icons[kind],
    act: () => onPick(kind),
  }))
  return <Menu label={words.menu} items={items} onClose={onClose} />
}
