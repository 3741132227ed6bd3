/** How long an answer usually takes, each way, in working hours. */
import type { Calendar } from './calendar'
import { median } from './median'
import type { Word } from './rhythm-measure'

/** Fewer answers than these are no custom. */
const leastAnswers = 3

/** From their first unanswered message to our next one, and the other way; within a thread where one is known. Words oldest first. */
export function medianReplyHours(
  words: readonly Word[],
  calendar: Calendar,
): { ourReplyHours: number | null; theirReplyHours: number | null } {
  return { ourReplyHours: medianOf('out', words, calendar), theirReplyHours: medianOf('in', words, calendar) }
}

function medianOf(answer: Word['direction'], words: readonly Word[], calendar: Calendar): number | null {
  const waiting = new Map<string, Word>()
  const hours: number[] = []
  for (const word of words) {
    const thread = word.thread ?? ''
    const asked = waiting.get(thread)
    if (word.direction !== answer) {
      if (asked === undefined) waiting.set(thread, word)
    } else if (asked !== undefined) {
      hours.push(calendar.workingHoursBetween(asked.ms, word.ms))
      waiting.delete(thread)
    }
  }
  return hours.length < leastAnswers ? null : median(hours)
}
