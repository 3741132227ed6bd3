/** Who wins a field: rules 1 and 2 of ARCHITECTURE, "Rows". Pure. */
import type { Change } from '../../lib/messages/sync-protocol'
import type { Stamp } from '../storage/storage'

/**
 * A push takes time on its way, which looks like a clock that is behind. Most clocks are right to a few hundredths of a second: so
 * little is no offset, or of two who edit at once the one with the slower line would count as later.
 */
const onItsWayMs = 1000

/**
 * The instant of an edit on the server's clock, in ms: the device's `at` corrected by how far its clock was off when it
 * pushed, not before what it had seen was committed and not after it came.
 */
export function correctedAt(at: number, clock: { sentAt: number; receivedAt: number; seenAt: number }): number {
  const behind = clock.receivedAt - clock.sentAt
  const offset = behind >= 0 && behind < onItsWayMs ? 0 : behind
  const corrected = at + offset
  return Math.min(Math.max(corrected, clock.seenAt), clock.receivedAt)
}

export function stampOf(change: Change, seq: number, at: number, memberId: string | null): Stamp {
  return { seq, at, device: change.device, counter: change.counter, memberId }
}

/** Does the edit of `mine`, made by a device that had seen up to `seen`, win over the edit of `theirs`? */
export function wins(mine: Stamp, theirs: Stamp | undefined, seen: number): boolean {
  if (theirs === undefined) return true
  if (isSameDevice(mine, theirs)) return mine.counter > theirs.counter
  if (theirs.seq <= seen) return true
  return isLater(mine, theirs)
}

/** A device's own edits keep their order in time, whatever its clock did between them. */
export function withOwnOrder(mine: Stamp, theirs: Stamp | undefined): Stamp {
  return theirs !== undefined && isSameDevice(mine, theirs) && theirs.at > mine.at ? { ...mine, at: theirs.at } : mine
}

/** A device is named by itself, so it counts as the same only under the same member. */
function isSameDevice(a: Stamp, b: Stamp): boolean {
  return a.device === b.device && a.memberId === b.memberId
}

function isLater(a: Stamp, b: Stamp): boolean {
  if (a.at !== b.at) return a.at > b.at
  if (a.device !== b.device) return a.device > b.device
  return a.counter > b.counter
}
