/** What a report says of the message that is being read: its people, and what identifies it. */
import { normaliseAddress } from '../../lib/domain/address'
import { strongKey, weakKey } from '../../lib/domain/message-key'
import type { Correspondent, PageReport } from '../../lib/messages/page-report'

export type MessageReport = Extract<PageReport, { kind: 'message' }>

export interface MessageInView {
  /** The webmail's own name of it: the same while a report only completes the message. */
  pageKey: string
  people: Correspondent[]
  peopleLeftOut: number
  messageId: string | null
  sender: string | null
  subject: string | null
  at: string | null
  threadKey: string | null
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

/** The message in focus first, then whoever else takes part in the conversation. */
export function messageInView(report: MessageReport): MessageInView | null {
  const message = report.messages[report.focus] ?? report.messages.at(-1)
  if (!message) return null
  const rest = report.messages.filter((other) => other !== message).toReversed()
  const { pageKey, messageId, subject, at, threadKey } = message
  const sender = senderOf(message.people)
  return {
    pageKey,
    people: [
      ...message.people,
      ...rest.flatMap(({ people }) => people.map((person) => ({ ...person, role: asOther(person) }))),
    ],
    peopleLeftOut: message.peopleLeftOut,
    messageId,
    sender,
    subject,
    at,
    threadKey,
    strongKey: strongKey(messageId),
    weakKey: weakKey({ sender, at, subject }),
    isComplete: report.isComplete,
  }
}

/** The author of another message of the conversation is not the author of this one. */
function asOther({ role }: Correspondent): Correspondent['role'] {
  return role === 'from' || role === 'sender' || role === 'replyTo' ? 'cc' : role
}
