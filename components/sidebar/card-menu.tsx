/** The card's own menu: always log this customer, never log this person, domain or thread. */
import { BellOff, Ellipsis } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { strings } from '../locale'
import { Menu, type MenuItem } from './menu'
import type { CardModel, SidebarActions } from './view'

interface Props {
  card: CardModel
  actions: Pick<SidebarActions, 'keepPrivate' | 'setAlwaysLog'>
}

export function CardMenu({ card, actions }: Props) {
  const words = strings.value.recognise.menu
  const [isOpen, setOpen] = useState(false)
  const { privateTargets: targets, isAlwaysLogged } = card
  if (targets === null) return null
  const never = (kind: 'person' | 'domain' | 'thread', label: string): MenuItem => ({
    key: `never-${kind}`,
    label,
    icon: BellOff,
    act: () => actions.keepPrivate(kind),
  })
  const items: MenuItem[] = [
    { key: 'always', label: words.always, isOn: isAlwaysLogged, act: () => actions.setAlwaysLog(!isAlwaysLogged) },
    ...(targets.person === null ? [] : [never('person', words.person(targets.person))]),
    ...(targets.domain === null ? [] : [never('domain', words.domain(targets.domain))]),
    ...(targets.hasThread ? [never('thread', words.thread)] : []),
  ]
  return (
    <>
      <button
        class="icon-button card-menu"
        aria-label={words.open}
        title={words.open}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-testid="card-menu"
        onClick={() => setOpen(!isOpen)}
      >
        <Ellipsis size={15} aria-hidden="true" />
      </button>
      {isOpen && <Menu label={words.open} items={items} onClose={() => setOpen(false)} isBelow />}
    </>
  )
}
