/** What a report says of the message that is being read: its people, and what identifies it. */
import { normaliseAddress } from '../../lib/domain/address'
import { threadHash } from '../../lib/domain/identity-id'
import { strongKey, weakKey } from '../../lib/domain/message-key'
import type { Correspondent, MessageTrait, Original, PageReport } from '../../lib/messages/page-report'

export type MessageReport = Extract<PageReport, { kind: 'message' }>

export interface MessageInView {
  /** The webmail's own name of it: the same while a report only completes the message. */
  pageKey: string
  people: Correspondent[]
  peopleLeftOut: number
  originals: Original[]
  traits: MessageTrait[]
  messageId: string | null
  sender: string | null
  subject: string | null
  at: string | null
  threadKey: string | null
  /** `threadHash`: by it decisions and the never-log list name the thread. */
  thread: string
  /** Of the message itself, normalised: whom the never-log list is asked about. */
  addresses: string[]
  strongKey: string | null
  weakKey: string | null
  /** False while Message-ID and date may still come. */
  isComplete: boolean
}

/** Who wrote: Reply-To and Sender are hints, From is the author. */
function senderOf(people: readonly Correspondent[]): string | null {
  const author = people.find(({ role }) => role === 'from') ?? people.find(({ role }) => role === 'sender')
  return author?.address ? normaliseAddress(author.address) : null
}

export function addressesOf(people: readonly { address: string | null }[]): string[] {
  const normal = people.map(({ address }) => (address === null ? null : normaliseAddress(address)))
  return [...new Set(normal.filter((address) => address !== null))]
}

/** The message in focus first, then whoever else takes part in the conversation. */
export function messageInView(report: MessageReport): MessageInView | null {
  const message = report.messages[report.focus] ?? report.messages.at(-1)
  if (!message) return null
  const rest = report.messages.filter((other) => other !== message).toReversed()
  const { pageKey, messageId, subject, at, threadKey, originals, traits } = message
  const sender = senderOf(message.people)
  return {
    pageKey,
    people: [
      ...message.people,
      ...rest.flatMap(({ people }) => people.map((person) => ({ ...person, role: asOther(person) }))),
    ],
    peopleLeftOut: message.peopleLeftOut,
    originals,
    traits,
    messageId,
    sender,
    subject,
    at,
    threadKey,
    thread: threadHash({ webmail: report.webmail, threadKey, messageId, pageKey, subject }),
    addresses: addressesOf([...message.people, ...originals]),
    strongKey: strongKey(messageId),
    weakKey: weakKey({ sender, at, subject }),
    isComplete: report.isComplete,
  }
}

/** The author of another message of the conversation is not the author of this one. */
function asOther({ role }: Correspondent): Correspondent['role'] {
  return role === 'from' || role === 'sender' || role === 'replyTo' ? 'cc' : role
}

/** The message as if the original had written it: for whoever wants their card instead of the sender's. */
export function asWrittenBy(people: readonly Correspondent[], { name, address }: Original): Correspondent[] {
  return [{ role: 'from', name, address }, ...people.map((person) => ({ ...person, role: asOther(person) }))]
}
