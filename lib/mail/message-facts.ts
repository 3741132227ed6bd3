/** What is told of a message beside what its page shows at once: by its headers, and by its text. */
import { limits } from '../messages/limits'
import type { OpenMessage } from '../messages/page-report'
import type { MailAdapter, MessageIdentity, ReadMessage } from './adapter'
import type { FoundOriginals } from './originals/find-originals'

const nothing: FoundOriginals = { originals: [], traits: [] }

/** Each original once, the headers' before the text's. */
function joinOriginals(all: OpenMessage['originals']): OpenMessage['originals'] {
  const byPerson = new Map(all.map((one) => [`${one.how} ${one.address ?? one.name}`, one]))
  return [...byPerson.values()].slice(0, limits.originalsPerMessage)
}

/** The message with all that is known of it. */
export function completeMessage(
  message: ReadMessage,
  identity: MessageIdentity | undefined,
  text: FoundOriginals,
): OpenMessage {
  const { originals = [], traits = [], people = [], peopleLeftOut = 0, ...told } = identity ?? {}
  return {
    ...message,
    ...told,
    // Headers that name nobody are a source cut short, not a message to nobody.
    ...(people.length > 0 ? { people, peopleLeftOut } : {}),
    originals: joinOriginals([...(message.originals ?? []), ...originals, ...text.originals]),
    traits: [...new Set([...(message.traits ?? []), ...traits, ...text.traits])],
  }
}

/** Looks for originals in a message's text; null as long as what does it has not been loaded. */
export type FindOriginals = (body: Element, message: ReadMessage) => FoundOriginals | null

/** Reads the text of the message in focus: once, and again when it has grown. */
export function createBodyReader(page: Document, adapter: MailAdapter, find: FindOriginals) {
  let last = { pageKey: '', length: -1, found: nothing }
  return (message: ReadMessage): FoundOriginals => {
    const { pageKey } = message
    const body = adapter.readBody?.(page) ?? null
    if (body === null) return nothing
    const { length } = body.textContent ?? ''
    if (last.pageKey === pageKey && last.length === length) return last.found
    const found = find(body, message)
    if (found === null) return nothing
    last = { pageKey, length, found }
    return found
  }
}
