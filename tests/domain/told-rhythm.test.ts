import { describe, expect, it } from 'vitest'
import type { Rhythm } from '../../lib/domain/insight'
import { toldRhythm } from '../../lib/domain/told-rhythm'

const rhythm = (fields: Partial<Rhythm>): Rhythm => ({
  lastIn: null,
  lastOut: null,
  replyOwedWorkingDays: null,
  silentDays: null,
  usualGapDays: null,
  gapsSeen: 0,
  state: 'notEnough',
  ...fields,
})
const learning = (gapsSeen: number) => rhythm({ gapsSeen })
const known = rhythm({ gapsSeen: 8, usualGapDays: 20, state: 'onRhythm' })
const unread = rhythm({ gapsSeen: 8, usualGapDays: 20 })

describe('the rhythm that is told', () => {
  it('is the mailbox’s, which has seen what nobody logged', () => {
    expect(toldRhythm(known, rhythm({ ...known, state: 'quiet' }))).toMatchObject({
      by: 'mailbox',
      rhythm: { state: 'quiet' },
    })
    expect(toldRhythm(learning(2), learning(3))).toMatchObject({ by: 'mailbox' })
  })

  it('is logged mail’s where that knows and the mailbox is still learning', () => {
    expect(toldRhythm(known, learning(2))).toEqual({ rhythm: known })
    expect(toldRhythm(known, unread)).toEqual({ rhythm: known })
    expect(toldRhythm(unread, learning(5))).toEqual({ rhythm: unread })
    expect(toldRhythm(learning(3), learning(1))).toEqual({ rhythm: learning(3) })
    expect(toldRhythm(known, null)).toEqual({ rhythm: known })
  })
})
