/** What identifies a letter of a story, alike in the mailbox and on the timeline. */
import type { Instant } from '../../lib/domain/model'
import type { Calendar } from './calendar'
import { addressOf } from './context'
import { demoMembers, type Letter, type Story } from './story'

export interface LetterIdentity {
  messageId: string
  at: Instant
  sender: string
  subject: string
}

/** Hours and minutes of `9:40`. */
function clockTime(time: string): { hour: number; minute: number } {
  const [hour = 9, minute = 0] = time.split(':').map(Number)
  return { hour, minute }
}

/** @throws RangeError when the letter names a person the story does not have */
export function senderOf(story: Story, letter: Letter): Story['people'][number] {
  const person = story.people[letter.from]
  if (!person) throw new RangeError(`${story.key} has no person ${letter.from}`)
  return person
}

export function letterIdentity(story: Story, letter: Letter, calendar: Calendar): LetterIdentity {
  const { hour, minute } = clockTime(letter.time)
  return {
    messageId: `${story.key}.${letter.daysAgo}.${letter.from}@${story.domain}`,
    at: calendar.at(letter.daysAgo, hour, minute),
    sender: addressOf(story, senderOf(story, letter)),
    subject: letter.subject,
  }
}

/** Rep1's answer to a letter; null when there is none. Never later than a minute before now. */
export function answerIdentity(story: Story, letter: Letter, calendar: Calendar): LetterIdentity | null {
  if (!letter.answer) return null
  const letterAt = Date.parse(letterIdentity(story, letter, calendar).at)
  const answeredAt = Math.min(letterAt + letter.answer.afterHours * 3_600_000, Date.parse(calendar.now) - 60_000)
  return {
    messageId: `${story.key}.${letter.daysAgo}.${letter.from}.answer@ourco.test`,
    at: new Date(answeredAt).toISOString(),
    sender: demoMembers.rep1.email,
    subject: /^(?:re|aw|回复)[:：]/i.test(letter.subject) ? letter.subject : `Re: ${letter.subject}`,
  }
}
