/** The card's own menu: always log this customer, never log this person, domain or thread. */
import { BellOff, Ellipsis, TextSelect } from 'lucide-preact'
import { strings } from '../locale'
import type { MenuItem } from './menu'
import { MenuButton } from './menu-button'
import type { SidebarActions } from './actions'
import type { CardModel } from './view'

interface Props {
  card: CardModel
  actions: Pick<SidebarActions, 'keepPrivate' | 'setAlwaysLog'>
  /** Opens the form of a selected signature; null where no contact is shown. */
  onSignature: (() => void) | null
}

export function CardMenu({ card, actions, onSignature }: Props) {
  const words = strings.value.recognise.menu
  const { privateTargets: targets, isAlwaysLogged } = card
  if (targets === null) return null
  const never = (kind: 'person' | 'domain' | 'thread', label: string): MenuItem => ({
    key: `never-${kind}`,
    label,
    icon: BellOff,
    act: () => actions.keepPrivate(kind),
  })
  const update = strings.value.recognise.signature.update
  const items: MenuItem[] = [
    ...(onSignature === null ? [] : [{ key: 'signature', label: update, icon: TextSelect, act: onSignature }]),
    { key: 'always', label: words.always, isOn: isAlwaysLogged, act: () => actions.setAlwaysLog(!isAlwaysLogged) },
    ...(targets.person === null ? [] : [never('person', words.person(targets.person))]),
    ...(targets.domain === null ? [] : [never('domain', words.domain(targets.domain))]),
    ...(targets.hasThread ? [never('thread', words.thread)] : []),
  ]
  return <MenuButton label={words.open} icon={Ellipsis} items={items} testId="card-menu" class="card-menu" />
}
