/** The mailbox owner's addresses, where the page itself shows who is signed in; never from what a message or a list holds. */
import { markupWords } from './labels'
import type { Walk } from './walk'

const accountWord = /^(?:accounts?|user|username|profile|login|logout|signedin|identity|me|avatar|mailbox)$/

/** @param before index of the message header's first token: what stands after may be of a message */
export function readOwnAddresses({ tokens, rows }: Walk, before: number): string[] {
  const own = new Set<string>()
  for (const token of tokens.slice(0, before)) {
    if (token.kind !== 'person' || token.address === null) continue
    let isAccount = false
    for (
      let at: Element | null = token.element, level = 0;
      at !== null && level < 4;
      at = at.parentElement, level += 1
    ) {
      if (rows.has(at)) break
      isAccount ||= markupWords(at).some((word) => accountWord.test(word))
    }
    if (isAccount) own.add(token.address.toLowerCase())
  }
  return [...own].slice(0, 5)
}
