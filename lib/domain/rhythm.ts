/** What logged mail alone tells, from the first day (MODEL, "Rhythm"). What this mailbox tells is mailbox-rhythm.ts. */
import type { AccountView, Dated } from './account-view'
import { msOf } from './calendar'
import { msPerDay } from './calendar-day'
import { isContactLive } from './indicators/relation'
import type { Rhythm } from './insight'
import type { Interaction } from './model'
import { measureRhythm, type Word } from './rhythm-measure'

/** Ways of ours to answer a mail other than by mail. */
const spoken: ReadonlySet<Interaction['kind']> = new Set(['call', 'meeting', 'visit', 'chat'])

/** Who wrote last, whether a reply is owed, and silence against the account's own usual gap. */
export function rhythmOf(view: AccountView): Rhythm {
  const { owed: _, ...rhythm } = measureRhythm(view.interactions.flatMap(wordOf), {
    policy: view.policy,
    calendar: view.calendar,
    heardUntil: view.today,
    heardSince: null,
    isHeard: () => true,
    mayTellSilence: isMailRead(view),
    answersKnownUntil: () => view.ms,
  })
  return rhythm
}

/** Not all is logged: whatever was, to whomever at the account, answers what came before. */
const anyone = ['anyone']

function wordOf({ row, ms, day }: Dated<Interaction>): Word[] {
  const word = { ms, day, people: anyone, thread: null }
  if (row.kind === 'email') return row.direction === null ? [] : [{ ...word, direction: row.direction }]
  return spoken.has(row.kind) && row.direction !== 'in' ? [{ ...word, direction: 'out', isSpoken: true }] : []
}

/** Mail connected for 30 days, and live: what was not seen is never called silence. */
function isMailRead(view: AccountView): boolean {
  const { connectedAt } = view.sources.mail
  const isLongEnough = connectedAt !== null && view.ms - msOf(connectedAt) >= view.policy.rhythm.readForDays * msPerDay
  return isLongEnough && isContactLive(view)
}
