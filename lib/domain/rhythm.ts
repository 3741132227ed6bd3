/** What logged mail alone tells, from the first day (MODEL, "Rhythm"). */
import { isLive, type AccountView, type Dated } from './account-view'
import { msOf } from './calendar'
import { msPerDay } from './calendar-day'
import { conversationGaps, percentile90 } from './conversation-gaps'
import type { Rhythm } from './insight'
import type { Interaction } from './model'

/** Ways of ours to answer a mail other than by mail. */
const spoken: ReadonlySet<Interaction['kind']> = new Set(['call', 'meeting', 'visit', 'chat'])

/** Who wrote last, whether a reply is owed, and silence against the account's own usual gap. */
export function rhythmOf(view: AccountView): Rhythm {
  const mails = view.interactions.filter(({ row }) => row.kind === 'email')
  const theirs = mails.filter(({ row }) => row.direction === 'in')
  const lastIn = theirs.at(-1)
  const lastOut = mails.findLast(({ row }) => row.direction === 'out')
  const gaps = conversationGaps(
    theirs.map(({ day }) => day),
    view.policy.dormancy.conversationDays,
  )
  const usualGapDays = gaps.length >= view.policy.dormancy.leastGaps ? percentile90(gaps) : null
  const silentDays = lastIn ? view.today - lastIn.day : null
  return {
    lastIn: lastIn?.row.at ?? null,
    lastOut: lastOut?.row.at ?? null,
    replyOwedWorkingDays:
      lastIn && !isAnswered(view, lastIn) ? view.calendar.workingDaysAfter(lastIn.day, view.today) : null,
    silentDays,
    usualGapDays,
    gapsSeen: gaps.length,
    state: stateOf(view, silentDays, usualGapDays),
  }
}

function isAnswered(view: AccountView, lastIn: Dated<Interaction>): boolean {
  return view.interactions.some(
    ({ row, ms }) =>
      ms > lastIn.ms &&
      ((row.kind === 'email' && row.direction === 'out') || (spoken.has(row.kind) && row.direction !== 'in')),
  )
}

/** slower from 1x the usual gap, quiet from 2x and 14 days. Without 6 gaps, or mail read for 30 days, nothing is said. */
function stateOf(view: AccountView, silentDays: number | null, usual: number | null): Rhythm['state'] {
  if (silentDays === null || usual === null) return 'notEnough'
  const { slower, quiet, leastDays, readForDays } = view.policy.rhythm
  if (silentDays < slower * usual) return 'onRhythm'
  const { connectedAt } = view.sources.mail
  const isRead = connectedAt !== null && view.ms - msOf(connectedAt) >= readForDays * msPerDay
  if (!isRead || !isLive(view, 'mail', view.interactions.at(-1)?.ms ?? null)) return 'notEnough'
  return silentDays >= quiet * usual && silentDays >= leastDays ? 'quiet' : 'slower'
}
