/** What a message's headers tell of its sort, and of who stands behind it (PRODUCT R4). */
import type { Correspondent, MessageTrait, Original } from '../../messages/page-report'
import type { HeaderFields } from './header-fields'

/** Traits that the headers say; what they do not say is not known. */
export function readTraits(field: HeaderFields): MessageTrait[] {
  const value = (name: string): string => field(name).join(' ').toLowerCase()
  const has = (name: string): boolean => field(name).length > 0
  const type = value('content-type')
  const precedence = value('precedence')
  const automatic = value('auto-submitted')
  // RFC 3464 and 3834; Exim and Gmail name whom they did not reach.
  const isBounce = (/multipart\/report/.test(type) && /delivery-status/.test(type)) || has('x-failed-recipients')
  // RFC 3834 5; the others are what vacation programs wrote before it, and receipts (RFC 8098).
  const isReply =
    automatic.startsWith('auto-replied') || has('x-autoreply') || has('x-autorespond') || /auto_reply/.test(precedence)
  const isReceipt = /multipart\/report/.test(type) && /disposition-notification/.test(type)
  // RFC 2369 3.4 and 2919: a list one can write to. "NO" is an announcement.
  const isList = (has('list-post') && !/^no\b/.test(value('list-post'))) || (has('list-id') && precedence === 'list')
  const isMailing = has('list-unsubscribe') && !isList
  const isBulk = isMailing || /^(?:bulk|junk)/.test(precedence) || /^auto-(?:generated|notified)/.test(automatic)
  const traits: [MessageTrait, boolean][] = [
    ['bounce', isBounce],
    ['autoReply', !isBounce && (isReply || isReceipt)],
    ['list', isList],
    ['bulk', !isBounce && isBulk],
    // RFC 5322 3.6.6: sent on as it was.
    ['forward', has('resent-from')],
  ]
  return traits.filter(([, is]) => is).map(([trait]) => trait)
}

function isSame(a: Correspondent | undefined, b: Correspondent | undefined): boolean {
  return a?.address?.toLowerCase() === b?.address?.toLowerCase()
}

function original(how: Original['how'], { name, address }: Correspondent): Original {
  return { how, name, address }
}

/**
 * Who else is behind the message: of a list that put itself into From, whom a colleague wrote for, whom a bounce could not reach.
 * @param read people of a field, by its name
 */
export function readOriginals(
  people: readonly Correspondent[],
  read: (name: string) => Correspondent[],
  traits: readonly MessageTrait[],
): Original[] {
  const of = (role: Correspondent['role']) => people.filter((person) => person.role === role)
  const [from] = of('from')
  const [sender] = of('sender')
  const replyTo = of('replyTo')
  // Google Groups and others that keep what they replaced.
  const kept = ['x-original-from', 'x-original-sender', 'x-google-original-from'].flatMap(read).slice(0, 1)
  const via = /^'?(.+?)'?\s+via\s+\S/i.exec(from?.name ?? '')?.[1]
  const answersTo = replyTo.length === 1 && !isSame(replyTo[0], from) ? replyTo : []
  const listed =
    kept.length > 0 || via === undefined
      ? kept
      : answersTo.map(({ role, name, address }) => ({ role, name: name || via, address }))
  // A list or mailing names its own machine as Sender (RFC 5322 3.6.2 means a person's secretary).
  const isPersonal =
    !traits.includes('list') && !traits.includes('bulk') && !/bounce|return|owner/i.test(sender?.address ?? '')
  const wroteFor = sender?.address && from?.address && isPersonal && !isSame(sender, from) ? [from] : []
  return [
    ...listed.filter((person) => !isSame(person, from)).map((person) => original('list', person)),
    ...wroteFor.map((person) => original('onBehalf', person)),
    ...read('x-failed-recipients').map((person) => original('bounce', person)),
  ]
}
