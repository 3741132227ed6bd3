/**
 * What one's own mailbox tells of a person or a company, from the first day (PRODUCT R7; MODEL, "Rhythm"). It is "my mailbox": it
 * raises no team alert, and what was not seen is never called silence.
 */
import { calendarOf } from './calendar'
import { msPerDay, type DayNumber } from './calendar-day'
import { intersectAll, isCovered, type Interval } from './coverage'
import type { Rhythm } from './insight'
import type { Instant } from './model'
import type { Policy } from './policy'
import { medianReplyHours } from './reply-times'
import { measureRhythm, type Word } from './rhythm-measure'

/** One person of one message that was seen; names are hashes. */
export interface SeenMessage {
  person: string
  /** Empty where none is told. */
  thread: string
  message: string
  mailbox: string
  direction: 'in' | 'out' | 'copied' | 'bounced'
  at: Instant
}

/** How much of a mailbox's folder was read. */
export interface ReadFolder {
  mailbox: string
  folder: 'inbox' | 'sent'
  /** In ms since 1970, oldest first, apart from one another. */
  intervals: readonly Interval[]
}

export interface MailboxRhythm extends Rhythm {
  /** Working hours until we answered them, and they us: medians over what was answered; null with fewer than 3. */
  ourReplyHours: number | null
  theirReplyHours: number | null
  /** People of their side who wrote to us within a year. */
  people: number
  /** Hashes of people whom somebody of theirs brought in within the last two weeks. */
  newcomers: string[]
  /** Hashes of people whom our newest mail did not reach, and of those of them it did not reach twice. */
  bounced: string[]
  departed: string[]
  /** Inbox and Sent of every mailbox they write to have been read for 30 days: alarms may be raised. */
  isRead: boolean
  /** The instant up to which both were read; null when they were not. */
  readUntil: Instant | null
}

/** Longer than this before now, a mailbox's silence is none of today's. */
interface Reading {
  inbox: Interval[]
  sent: Interval[]
  /** The newest stretch in which both were read for long enough, and until lately. */
  both: Interval | null
}

/** @param messages of the person, or of all people of the company; in any order, each message and person once */
export function mailboxRhythm(
  messages: readonly SeenMessage[],
  folders: readonly ReadFolder[],
  policy: Policy,
  now: Instant,
): MailboxRhythm {
  const nowMs = Date.parse(now)
  const calendar = calendarOf(policy.calendar)
  const past = messages
    .map((seen) => ({ ...seen, ms: Date.parse(seen.at) }))
    .filter(({ ms }) => ms <= nowMs)
    .toSorted((a, b) => a.ms - b.ms)
  const reading = readingOf(past, folders, policy, nowMs)
  const words = wordsOf(past, (ms) => calendar.dayAt(ms))
  const { inbox, sent, both } = reading
  const { owed: _, ...rhythm } = measureRhythm(words, {
    policy,
    calendar,
    heardUntil: calendar.dayAt(both === null ? nowMs : both[1]),
    heardSince: both === null ? null : firstWholeDay(both[0], calendar),
    isHeard: (last, next) => isCovered(inbox, calendar.startOf(last + 1), calendar.startOf(next)),
    mayTellSilence: both !== null,
    answersKnownUntil: ({ ms }) => (both !== null && isCovered(sent, ms, both[1]) ? both[1] : null),
  })
  return {
    ...rhythm,
    // Silence that nobody listened to is not counted.
    silentDays: both === null ? null : rhythm.silentDays,
    ...medianReplyHours(words, calendar),
    ...peopleOf(past, policy, nowMs, inbox),
    isRead: both !== null,
    readUntil: both === null ? null : new Date(both[1]).toISOString(),
  }
}

type Timed = SeenMessage & { ms: number }

function readingOf(past: readonly Timed[], folders: readonly ReadFolder[], policy: Policy, nowMs: number): Reading {
  const mailboxes = [...new Set(past.map(({ mailbox }) => mailbox))]
  const read = (folder: ReadFolder['folder']): Interval[] =>
    intersectAll(
      mailboxes.map(
        (mailbox) => folders.find((each) => each.mailbox === mailbox && each.folder === folder)?.intervals ?? [],
      ),
    )
  const [inbox, sent] = [read('inbox'), read('sent')]
  const newest = intersectAll([inbox, sent]).at(-1)
  const { readForDays, freshDays } = policy.rhythm
  const isLong = newest !== undefined && newest[1] - newest[0] >= readForDays * msPerDay
  const isFresh = newest !== undefined && nowMs - newest[1] <= freshDays * msPerDay
  return { inbox, sent, both: isLong && isFresh ? [newest[0], Math.min(newest[1], nowMs)] : null }
}

/** The day before the first that was read from its beginning: silence is counted from its end. */
function firstWholeDay(from: number, calendar: { dayAt(ms: number): DayNumber; startOf(day: DayNumber): number }) {
  const day = calendar.dayAt(from)
  return calendar.startOf(day) === from ? day - 1 : day
}

/** Each message once, with all people of their side in it; who merely was in copy of it has not written. */
function wordsOf(past: readonly Timed[], dayAt: (ms: number) => DayNumber): Word[] {
  const byMessage = new Map<string, Word & { people: string[] }>()
  for (const { message, person, direction, thread, ms } of past) {
    if (direction !== 'in' && direction !== 'out') continue
    const known = byMessage.get(`${message} ${direction}`)
    if (known) known.people.push(person)
    else
      byMessage.set(`${message} ${direction}`, {
        ms,
        day: dayAt(ms),
        direction,
        people: [person],
        thread: thread === '' ? null : thread,
      })
  }
  return [...byMessage.values()].toSorted((a, b) => a.ms - b.ms)
}

function peopleOf(past: readonly Timed[], policy: Policy, nowMs: number, inbox: readonly Interval[]) {
  const { peopleDays, newcomerDays, readForDays } = policy.rhythm
  const yearAgo = nowMs - peopleDays * msPerDay
  const writers = new Set(past.filter(({ direction, ms }) => direction === 'in' && ms >= yearAgo).map((o) => o.person))
  const first = new Map<string, Timed>()
  const last = new Map<string, Timed>()
  for (const seen of past) {
    if (!first.has(seen.person)) first.set(seen.person, seen)
    if (seen.direction !== 'copied') last.set(seen.person, seen)
  }
  const newcomers = [...first.values()].filter(
    ({ direction, ms }) =>
      direction === 'copied' &&
      ms >= nowMs - newcomerDays * msPerDay &&
      // New is only who would have been seen before.
      isCovered(inbox, ms - readForDays * msPerDay, ms) &&
      past.some((seen) => seen.direction === 'in' && seen.ms < ms),
  )
  const bounces = (person: string): Timed[] => {
    const heard = past.findLast((seen) => seen.person === person && seen.direction === 'in')?.ms ?? 0
    return past.filter((seen) => seen.person === person && seen.direction === 'bounced' && seen.ms > heard)
  }
  const bounced = [...last.values()]
    .filter(({ direction, person }) => direction !== 'in' && bounces(person).length > 0)
    .map(({ person }) => person)
  const daysOf = (person: string) => new Set(bounces(person).map(({ at }) => at.slice(0, 10)))
  return {
    people: writers.size,
    newcomers: newcomers.map(({ person }) => person),
    bounced,
    departed: bounced.filter((person) => daysOf(person).size > 1),
  }
}
