import { describe, expect, it } from 'vitest'
import { mailboxRhythm, type ReadFolder, type SeenMessage } from '../../../lib/domain/mailbox-rhythm'
import { defaultPolicy } from '../../../lib/domain/policy'
import { dayMs, now } from './year'

const at = new Date(now).toISOString()
const ago = (days: number) => now - days * dayMs
const readSince = (days: number, mailbox = 'box'): ReadFolder[] =>
  (['inbox', 'sent'] as const).map((folder) => ({ mailbox, folder, intervals: [[ago(days), now]] }))
const folders = readSince(365)

const seen = (daysAgo: number, fields: Partial<SeenMessage> = {}): SeenMessage => ({
  person: 'ana',
  thread: '',
  message: `m${daysAgo}${fields.direction ?? 'in'}`,
  mailbox: 'box',
  direction: 'in',
  at: new Date(ago(daysAgo)).toISOString(),
  ...fields,
})
const told = (messages: readonly SeenMessage[], read = folders) => mailboxRhythm(messages, read, defaultPolicy, at)
const everyTenDays = (silent: number) => [0, 10, 20, 30, 40, 50, 60].map((back) => seen(silent + back))

describe('the rhythm of one’s own mailbox', () => {
  it('tells the last word each way, and is slower and quiet as logged mail is', () => {
    const state = (silent: number) => told(everyTenDays(silent)).state
    expect([9, 10, 19, 20].map(state)).toEqual(['onRhythm', 'slower', 'slower', 'quiet'])
    expect(told([...everyTenDays(3), seen(2, { direction: 'out' })])).toMatchObject({
      lastIn: seen(3).at,
      lastOut: seen(2).at,
      usualGapDays: 10,
      silentDays: 3,
      replyOwedWorkingDays: null,
      isRead: true,
    })
  })

  it('has seen too little with fewer than six gaps, and says how many', () => {
    expect(told(everyTenDays(40).slice(0, 3))).toMatchObject({ state: 'notEnough', gapsSeen: 2, usualGapDays: null })
  })

  it('owes a reply to whoever was not answered, in working days', () => {
    expect(told([seen(6, { direction: 'out' }), seen(5)]).replyOwedWorkingDays).toBe(3)
    // Answered in the thread, though to a colleague of theirs.
    const thread = { thread: 't1' }
    const answer = seen(4, { direction: 'out', person: 'bob', ...thread })
    expect(told([seen(5, thread), answer]).replyOwedWorkingDays).toBeNull()
    // Another thread, to another person: not answered.
    expect(told([seen(5, thread), { ...answer, thread: 't2' }]).replyOwedWorkingDays).toBe(3)
    // Another thread, to the same person: answered, as people do.
    expect(told([seen(5, thread), { ...answer, thread: 't2', person: 'ana' }]).replyOwedWorkingDays).toBeNull()
  })

  it('does not hold an old thread’s last thanks against us once they wrote since', () => {
    const thanks = seen(60, { person: 'bob', thread: 't1' })
    const news = [seen(5, { thread: 't2' }), seen(4, { thread: 't2', direction: 'out' })]
    expect(told([thanks, ...news]).replyOwedWorkingDays).toBeNull()
    expect(told([thanks]).replyOwedWorkingDays).toBeGreaterThan(30)
    expect(told([seen(20, { person: 'bob', thread: 't1' }), ...news]).replyOwedWorkingDays).toBeGreaterThan(10)
  })

  it('asks for both folders of every mailbox they write to', () => {
    const other = [...everyTenDays(40), seen(45, { mailbox: 'second' })]
    expect(told(other)).toMatchObject({ state: 'notEnough', isRead: false })
    expect(told(other, [...folders, ...readSince(365, 'second')]).state).toBe('quiet')
  })

  it('counts their people: one is a single line, a copied one is new, a bounced one may have left', () => {
    expect(told([seen(50), seen(20), seen(3)]).people).toBe(1)
    const copied = seen(3, { person: 'new', direction: 'copied', message: 'm3in' })
    expect(told([seen(50), seen(3), copied]).newcomers).toEqual(['new'])
    expect(told([seen(50), seen(40, { person: 'new', direction: 'copied' }), seen(3), copied]).newcomers).toEqual([])
    // Seen since four days only: everybody would be new.
    expect(told([seen(50), seen(3), copied], readSince(10)).newcomers).toEqual([])
    const bounce = (days: number) => seen(days, { person: 'bob', direction: 'bounced', message: `b${days}` })
    expect(told([seen(50, { person: 'bob' }), bounce(4)])).toMatchObject({ bounced: ['bob'], departed: [] })
    expect(told([seen(50, { person: 'bob' }), bounce(4), bounce(2)]).departed).toEqual(['bob'])
    expect(told([bounce(4), seen(1, { person: 'bob' })]).bounced).toEqual([])
  })

  it('tells usual reply times each way in working hours, from three answers on', () => {
    // Our answers at 14:00 to mail of 10:00, on Wednesdays.
    const pairs = [7, 14, 21].flatMap((days) => [
      seen(days, { thread: `t${days}` }),
      seen(days, { direction: 'out', thread: `t${days}`, at: new Date(ago(days) + 4 * 3_600_000).toISOString() }),
    ])
    expect(told(pairs)).toMatchObject({ ourReplyHours: 4, theirReplyHours: null })
    expect(told(pairs.slice(0, 4)).ourReplyHours).toBeNull()
  })

  it('leaves out what lies ahead: a wrong clock is no word', () => {
    expect(told([seen(3), seen(-0.5)]).lastIn).toBe(seen(3).at)
  })
})
