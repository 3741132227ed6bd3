/** Who else may be a message's author, by what stands in its text: forwards and bounces (PRODUCT R4). For content scripts. */
import type { MessageTrait, Original } from '../../messages/page-report'

export interface FoundOriginals {
  /** Of nested forwards the outermost first, so that the last is whoever wrote first. */
  originals: Original[]
  traits: MessageTrait[]
}

/**
 * @param body the element that shows the message's text, or the text itself. Its first 64 KB are read, without layout; what stands
 *   there is anybody's word, so an original is an offer and never a match by itself.
 */
export function findOriginals(body: Element | string): FoundOriginals {
  const text = typeof body === 'string' ? body : (body.textContent ?? '')
  return { originals: [], traits: /^-+ Forwarded message -+$/m.test(text) ? ['forward'] : [] }
}
