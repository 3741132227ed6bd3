/** Which rhythm is told of an account where two are known: what this mailbox has seen, and what was logged. */
import type { Rhythm, RhythmSource } from './insight'

export interface ToldRhythm {
  rhythm: Rhythm
  /** Absent: logged mail. */
  by?: RhythmSource
}

/** The mailbox goes before logged mail, which is a part of it; but who knows goes before who is still learning. */
export function toldRhythm(logged: Rhythm, mailbox: Rhythm | null): ToldRhythm {
  const own: ToldRhythm = { rhythm: logged }
  if (mailbox === null) return own
  const known: ToldRhythm[] = [{ rhythm: mailbox, by: 'mailbox' }, own]
  return (
    known.find(({ rhythm }) => rhythm.state !== 'notEnough') ??
    known.find(({ rhythm }) => rhythm.usualGapDays !== null) ??
    (logged.gapsSeen > mailbox.gapsSeen ? own : { rhythm: mailbox, by: 'mailbox' })
  )
}
