/**
 * The rhythm of words that went to and fro, whether logged or only seen in a mailbox (MODEL, "Rhythm"): who wrote last, whether a
 * reply is owed, the usual gap, and silence against it.
 */
import type { Calendar } from './calendar'
import type { DayNumber } from './calendar-day'
import { conversationGaps, percentile90 } from './conversation-gaps'
import type { Rhythm } from './insight'
import type { Policy } from './policy'

/** One message, or a spoken word of ours that answers like one. */
export interface Word {
  ms: number
  day: DayNumber
  direction: 'in' | 'out'
  /** Those of their side who wrote it or got it, by whatever name is the same each time. */
  people: readonly string[]
  /** null where it is in none, or nothing tells. */
  thread: string | null
  /** Sets no rhythm of its own: a call answers a mail, but is none. */
  isSpoken?: boolean
}

export interface Hearing {
  policy: Policy
  calendar: Calendar
  /** The day up to which their words would have been heard; today where nothing is missed. */
  heardUntil: DayNumber
  /** The day from which on none was missed until then; null: since ever. */
  heardSince: DayNumber | null
  /** Whether all days between two were heard. */
  isHeard: (last: DayNumber, next: DayNumber) => boolean
  /** Whether silence may be spoken of at all. */
  mayTellSilence: boolean
  /** The instant up to which an answer of ours would be known; null: nothing is known of our answers since this message. */
  answersKnownUntil: (since: Word) => number | null
}

/** Words come oldest first. */
export function measureRhythm(words: readonly Word[], hearing: Hearing): Rhythm & { owed: Word[] } {
  const mails = words.filter(({ isSpoken }) => isSpoken !== true)
  const theirs = mails.filter(({ direction }) => direction === 'in')
  const lastIn = theirs.at(-1)
  const lastOut = mails.findLast(({ direction }) => direction === 'out')
  const { policy } = hearing
  const gaps = conversationGaps(
    theirs.map(({ day }) => day),
    policy.dormancy.conversationDays,
    hearing.isHeard,
  )
  const usualGapDays = gaps.length >= policy.dormancy.leastGaps ? percentile90(gaps) : null
  const silentDays = lastIn ? heardSilence(lastIn.day, hearing) : null
  const owed = owedReplies(words, theirs, hearing)
  return {
    lastIn: instantOf(lastIn),
    lastOut: instantOf(lastOut),
    lastAnswer: instantOf(words.findLast(({ direction }) => direction === 'out')),
    replyOwedWorkingDays: longestWait(owed, hearing),
    silentDays,
    usualGapDays,
    gapsSeen: gaps.length,
    state: stateOf(silentDays, usualGapDays, gaps, hearing),
    owed,
  }
}

const instantOf = (word: Word | undefined): string | null => (word ? new Date(word.ms).toISOString() : null)

/** Days without a word, as far as one would have been heard. */
function heardSilence(last: DayNumber, { heardUntil, heardSince }: Hearing): number {
  return Math.max(0, heardUntil - Math.max(last, heardSince ?? last))
}

/**
 * Their messages that nobody answered, each conversation's last: the last of all, however old, and others of the last weeks. Ours in
 * the same thread answers, to whomever; so does ours to the same person in any thread.
 */
function owedReplies(words: readonly Word[], theirs: readonly Word[], hearing: Hearing): Word[] {
  const last = theirs.at(-1)
  if (last === undefined) return []
  const newest = new Map<string, Word>()
  for (const word of theirs) newest.set(word.thread ?? `of ${word.people[0] ?? ''}`, word)
  const since = hearing.policy.rhythm.owedForDays
  return [...newest.values()].filter(
    (word) =>
      (word === last || hearing.heardUntil - word.day <= since) &&
      hearing.answersKnownUntil(word) !== null &&
      !isAnswered(word, words),
  )
}

function isAnswered(asked: Word, words: readonly Word[]): boolean {
  return words.some(
    (word) =>
      word.direction === 'out' &&
      word.ms > asked.ms &&
      ((asked.thread !== null && word.thread === asked.thread) ||
        word.people.some((person) => asked.people.includes(person))),
  )
}

/** Working days the longest of them has waited, as far as an answer would be known. */
function longestWait(owed: readonly Word[], { calendar, answersKnownUntil }: Hearing): number | null {
  const waits = owed.map((word) => calendar.workingDaysAfter(word.day, calendar.dayAt(answersKnownUntil(word) ?? 0)))
  return waits.length === 0 ? null : Math.max(...waits)
}

/**
 * slower from 1x the usual gap; quiet from 2x and 14 days, and further from the own gaps than chance would carry it. Without 6 gaps
 * nothing is said.
 */
function stateOf(
  silentDays: number | null,
  usual: number | null,
  gaps: readonly number[],
  hearing: Hearing,
): Rhythm['state'] {
  if (silentDays === null || usual === null) return 'notEnough'
  const { slower, quiet, leastDays, quietSpread } = hearing.policy.rhythm
  if (silentDays < slower * usual) return 'onRhythm'
  if (!hearing.mayTellSilence) return 'notEnough'
  const isQuiet = silentDays >= quiet * usual && silentDays >= leastDays && silentDays >= farGap(gaps, quietSpread)
  return isQuiet ? 'quiet' : 'slower'
}

/**
 * The mean gap and so many standard deviations. A percentile of few gaps is uncertain; who writes irregularly is given longer, who
 * writes every second Monday is not (docs/customer-model.md has the figures).
 */
function farGap(gaps: readonly number[], spread: number): number {
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const squares = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0)
  return mean + spread * Math.sqrt(squares / (gaps.length - 1))
}
