/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import { describe, expect, it } from 'vitest'
import { noSources } from '../../lib/domain/account-facts'
import { rhythmOf } from '../../lib/domain/rhythm'
import { allLive, instantAgo, interaction, viewOf } from './build-facts'

const everyTenDays = (silent: number) => [0, 10, 20, 30, 40, 50, 60].map((back) => interaction(silent + back))
const rhythm = (given: Parameters<typeof viewOf>[0]) => rhythmOf(viewOf(given))

describe('the rhythm of mail', () => {
  it('owes a reply in working days since their last message, when none of ours came after', () => {
    // Friday to Wednesday.
    expect(rhythm({ interactions: [interaction(6, { direction: 'out' }), interaction(5)] })).toMatchObject({
      replyOwedWorkingDays: 3,
      lastIn: instantAgo(5),
      lastOut: instantAgo(6),
    })
    expect(rhythm({ interactions: [interaction(0)] }).replyOwedWorkingDays).toBe(0)
    expect(
      rhythm({ interactions: [interaction(5), interaction(4, { direction: 'out' })] }).replyOwedWorkingDays,
    ).toBeNull()
    expect(
      rhythm({ interactions: [interaction(5), interaction(4, { kind: 'call', direction: 'out' })] })
        .replyOwedWorkingDays,
    ).toBeNull()
    expect(rhythm({}).replyOwedWorkingDays).toBeNull()
  })

  it('is slower from the usual gap on, quiet from twice and 14 days', () => {
    const state = (silent: number) => rhythm({ interactions: everyTenDays(silent) }).state
    expect([9, 10, 19, 20].map(state)).toEqual(['onRhythm', 'slower', 'slower', 'quiet'])
    const often = (silent: number) => [0, 3, 6, 9, 12, 15, 18].map((back) => interaction(silent + back))
    expect(rhythm({ interactions: often(13) }).state).toBe('slower')
    expect(rhythm({ interactions: often(14) }).state).toBe('quiet')
  })

  it('says nothing before 6 gaps are seen', () => {
    expect(rhythm({ interactions: everyTenDays(40).slice(0, 6) })).toMatchObject({
      state: 'notEnough',
      usualGapDays: null,
      gapsSeen: 5,
      silentDays: 40,
    })
  })

  it('never calls silence what was not read for 30 days', () => {
    const connected = (days: number) => ({ ...allLive, mail: { ...allLive.mail, connectedAt: instantAgo(days) } })
    expect(rhythm({ interactions: everyTenDays(40), sources: connected(29) }).state).toBe('notEnough')
    expect(rhythm({ interactions: everyTenDays(40), sources: connected(30) }).state).toBe('quiet')
    expect(rhythm({ interactions: everyTenDays(40), sources: noSources }).state).toBe('notEnough')
  })
})
