/** Addresses that Outlook's header leaves out, where the page holds them elsewhere without anything being opened for it. */
import type { ReadMessage } from '../adapter'
import type { SelectorList } from '../selectors'
import { selectedSender } from './outlook-list'
import { readPersonText } from './shown-person'
import { fields } from './outlook-fields'

export const outlookCard = {
  cardAddress: [{ css: '[data-log-name=Email]', seen: '2024-06', by: 'others' }],
} as const satisfies Record<string, SelectorList>

/** Ancestors of an address that may be its card. */
const mostLevels = 12

/** Texts of a card, each of one element; a card is small. */
const mostTexts = 300

interface Card {
  texts: Set<string>
  address: string
}

/** The card that the person has opened, with its address; a card ends where the message begins. */
function openCards(page: Document, pane: Element): Card[] {
  return fields.all(page, outlookCard.cardAddress).flatMap((element) => {
    const { address } = readPersonText('from', element.textContent ?? '')
    let card = element
    for (let level = 0; level < mostLevels; level += 1) {
      const outer = card.parentElement
      if (outer === null || outer === page.body || outer.contains(pane)) break
      card = outer
    }
    const parts = [...card.querySelectorAll('*')].slice(0, mostTexts)
    const texts = new Set(parts.map((part) => (part.textContent ?? '').replaceAll(/\s+/g, ' ').trim()))
    return address === null ? [] : [{ texts, address }]
  })
}

/**
 * The messages with addresses filled in: the sender's of a conversation with one message from the selected row, where both
 * show the same name; anybody's from the one open card that names them. Two people of one name stay without.
 */
export function hiddenAddresses(page: Document, pane: Element, messages: readonly ReadMessage[]): ReadMessage[] {
  if (messages.every(({ people }) => people.every(({ address }) => address !== null))) return [...messages]
  const cards = openCards(page, pane)
  const sender = messages.length === 1 ? selectedSender(page) : null
  const addressOf = (name: string, role: string): string | null => {
    if (role === 'from' && sender?.name === name) return sender.address
    const named = cards.filter(({ texts }) => texts.has(name))
    return named.length === 1 ? (named[0]?.address ?? null) : null
  }
  return messages.map((message) => ({
    ...message,
    people: message.people.map((person) => {
      const isAlone = message.people.filter(({ name }) => name === person.name).length === 1
      if (person.address !== null || person.name === '' || !isAlone) return person
      return { ...person, address: addressOf(person.name, person.role) }
    }),
  }))
}
