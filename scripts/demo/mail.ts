/** Rep1's mailbox: what the stories' people wrote in the last weeks, what rep1 answered, and what else arrives. */
import type { Instant } from '../../lib/domain/model'
import { calendarAt, type Calendar } from './calendar'
import { addressOf } from './context'
import { emlOf, type Eml, type Mailbox } from './eml'
import { answerIdentity, letterIdentity, senderOf } from './letter-identity'
import { otherMail } from './other-mail'
import { demoMembers, type Letter, type MemberKey, type Story } from './story'
import { stories } from './workspace'

export interface DemoMessage {
  folder: 'INBOX' | 'Sent'
  at: Instant
  messageId: string
  from: Mailbox
  subject: string
  text: string
  to: readonly Mailbox[]
  cc: readonly Mailbox[]
  /** The message itself (RFC 5322). */
  raw: string
}

const rep1: Mailbox = { name: demoMembers.rep1.name, address: demoMembers.rep1.email }

function mailboxOf(story: Story, who: number | MemberKey): Mailbox {
  if (typeof who === 'string') return { name: demoMembers[who].name, address: demoMembers[who].email }
  const person = story.people[who]
  if (!person) throw new RangeError(`${story.key} has no person ${who}`)
  return { name: person.name, address: addressOf(story, person) }
}

function message(folder: DemoMessage['folder'], mail: Eml): DemoMessage {
  const { at, messageId, from, subject, text, to, cc = [] } = mail
  return { folder, at, messageId, from, subject, text, to, cc, raw: emlOf(mail) }
}

function letterMessages(story: Story, letter: Letter, calendar: Calendar): DemoMessage[] {
  const from = { name: senderOf(story, letter).name, address: addressOf(story, senderOf(story, letter)) }
  const to = [rep1, ...(letter.to ?? []).map((who) => mailboxOf(story, who))]
  const cc = (letter.cc ?? []).map((who) => mailboxOf(story, who))
  const { messageId, at, subject } = letterIdentity(story, letter, calendar)
  const received = message('INBOX', { messageId, at, subject, from, to, cc, text: letter.text })
  const answer = answerIdentity(story, letter, calendar)
  if (!answer || !letter.answer) return [received]
  const text = `${letter.answer.text}\n\n> ${letter.text.replaceAll('\n', '\n> ')}`
  return [
    received,
    message('Sent', {
      messageId: answer.messageId,
      inReplyTo: messageId,
      at: answer.at,
      subject: answer.subject,
      from: rep1,
      to: [from],
      cc,
      text,
    }),
  ]
}

/** Oldest first, as a mailbox fills. */
export function makeDemoMail(now: Instant): DemoMessage[] {
  const calendar = calendarAt(now)
  const letters = stories.flatMap((story) =>
    (story.letters ?? []).flatMap((letter) => letterMessages(story, letter, calendar)),
  )
  const others = otherMail(calendar).map((mail) => message('INBOX', mail))
  return [...letters, ...others].toSorted((a, b) => a.at.localeCompare(b.at))
}
