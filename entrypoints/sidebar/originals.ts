/** Who else may have written a message: offered beside the sender, and shown in their place when picked (PRODUCT R4). */
import type { MessageNotes, ShownOriginal } from '../../components/sidebar/view'
import { normaliseAddress } from '../../lib/domain/address'
import type { MatchResult } from '../../lib/mail/match-result'
import type { Original } from '../../lib/messages/page-report'
import type { MessageInView } from './open-message'
import type { Session } from './session'
import { accountNames, otherOf } from './shown-people'

/** Names an original within its message. */
const keyOf = ({ how, name, address }: Original): string =>
  `${how} ${(address === null ? null : normaliseAddress(address)) ?? name}`

/** The original that a person picked for this message, as the page tells of it; null where none, or no longer any. */
export function pickedOriginal(message: MessageInView, session: Session): Original | null {
  const key = session.picked.get(message.pageKey)?.key
  return key === undefined ? null : (message.originals.find((original) => keyOf(original) === key) ?? null)
}

/** The originals as the sidebar offers them: a contact's own name, and the account. */
export function shownOriginals(found: MatchResult): ShownOriginal[] {
  const names = accountNames(found)
  return found.originals
    .filter(({ person }) => person !== found.focus && person.match.kind !== 'self')
    .map(({ how, person }) => {
      const { name, accountName } = otherOf(person, names)
      const key = keyOf({ how, name: person.person.name, address: person.address ?? person.person.address })
      return { key, how, name: name || (person.address ?? ''), accountName }
    })
    .filter(({ name }) => name !== '')
}

export function pickedNote(message: MessageInView, session: Session): MessageNotes['picked'] {
  const original = session.picked.get(message.pageKey)
  if (original === undefined || pickedOriginal(message, session) === null) return null
  const sender = message.people.find(({ role }) => role === 'from') ?? message.people[0]
  return { original, senderName: sender?.name || (sender?.address ?? '') }
}
