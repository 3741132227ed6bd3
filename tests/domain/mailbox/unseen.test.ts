import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCovered, withInterval, type Interval } from '../../../lib/domain/coverage'
import { mailboxRhythm, type ReadFolder, type SeenMessage } from '../../../lib/domain/mailbox-rhythm'
import { defaultPolicy } from '../../../lib/domain/policy'
import { companyYear, dayMs, now } from './year'

const at = new Date(now).toISOString()
const offset = 8 * 3_600_000
const dayOf = (ms: number): number => Math.floor((ms + offset) / dayMs)
const rhythm = (seen: readonly SeenMessage[], folders: readonly ReadFolder[]) =>
  mailboxRhythm(seen, folders, defaultPolicy, at)

/** Stretches of the year that were read, as days before now; many reach until now. */
const stretches = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 300 })), { maxLength: 4 })
  .chain((some) => fc.tuple(fc.constant(some), fc.option(fc.integer({ min: 1, max: 400 }), { freq: 4 })))
  .map(([some, recent]) =>
    [...some, ...(recent === null ? [] : [[0, recent] as [number, number]])].reduce<Interval[]>(
      (all, [ago, length]) => withInterval(all, [now - (ago + length) * dayMs, now - ago * dayMs]),
      [],
    ),
  )

const situation = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  isSteady: fc.boolean(),
  inbox: stretches,
  sent: stretches,
  /** Of what lies outside, some was opened by hand. */
  openedShare: fc.constantFrom(0, 0.1, 0.5),
})

function read({
  seed,
  isSteady,
  inbox,
  sent,
  openedShare,
}: typeof situation extends fc.Arbitrary<infer S> ? S : never) {
  const truth = companyYear({ seed, isSteady }).messages
  const seen = truth.filter((message, index) => {
    const intervals = message.direction === 'out' ? sent : inbox
    return (
      isCovered(intervals, Date.parse(message.at), Date.parse(message.at)) || (index * 7919) % 100 < openedShare * 100
    )
  })
  const folders: ReadFolder[] = [
    { mailbox: 'box', folder: 'inbox', intervals: inbox },
    { mailbox: 'box', folder: 'sent', intervals: sent },
  ]
  return { truth, seen, folders, told: rhythm(seen, folders) }
}

describe('what was not seen', () => {
  it('is never called silence: whoever is slower or quiet has truly not written for so long, as far as was read', () => {
    let alarms = 0
    fc.assert(
      fc.property(situation, (given) => {
        const { truth, told } = read(given)
        if (told.state !== 'quiet' && told.state !== 'slower') return
        alarms += 1
        const until = Date.parse(told.readUntil ?? '')
        const from = dayOf(until) - (told.silentDays ?? 0)
        const unheard = truth.filter(
          ({ direction, at: sentAt }) =>
            direction === 'in' && dayOf(Date.parse(sentAt)) > from && Date.parse(sentAt) <= until,
        )
        expect(unheard).toEqual([])
        // And it was read lately, through the whole of the silence.
        expect(now - until).toBeLessThanOrEqual(3 * dayMs)
        expect(isCovered(given.inbox, (from + 1) * dayMs - offset, until)).toBe(true)
      }),
      { numRuns: 1500, seed: 7 },
    )
    console.info(`${alarms} alarms of silence in 1500 mailboxes read in part`)
    expect(alarms).toBeGreaterThan(50)
  })

  it('is never called a reply owed: no answer of ours lies where Sent was read', () => {
    let owed = 0
    fc.assert(
      fc.property(situation, (given) => {
        const { truth, told } = read(given)
        if (told.replyOwedWorkingDays === null) return
        owed += 1
        const until = Date.parse(told.readUntil ?? '')
        const unanswered = truth.filter(
          (asked) =>
            asked.direction === 'in' &&
            isCovered(given.sent, Date.parse(asked.at), until) &&
            !truth.some(
              (own) =>
                own.direction === 'out' &&
                own.at > asked.at &&
                Date.parse(own.at) <= until &&
                (own.person === asked.person || (own.thread !== '' && own.thread === asked.thread)),
            ),
        )
        expect(unanswered.length).toBeGreaterThan(0)
      }),
      { numRuns: 1500, seed: 8 },
    )
    console.info(`${owed} replies owed in 1500 mailboxes read in part`)
    expect(owed).toBeGreaterThan(50)
  })

  it('raises no alarm where either folder was not read for 30 days until lately, whatever was opened by hand', () => {
    fc.assert(
      fc.property(
        situation,
        fc.constantFrom('inbox' as const, 'sent' as const),
        fc.boolean(),
        (given, folder, isStale) => {
          const short: Interval[] = isStale ? [[now - 300 * dayMs, now - 4 * dayMs]] : [[now - 29 * dayMs, now]]
          const { told } = read({ ...given, openedShare: 0.5, [folder]: short })
          expect(told.isRead).toBe(false)
          expect(told.state).not.toMatch(/quiet|slower/)
          expect(told.replyOwedWorkingDays).toBeNull()
          expect(told.silentDays).toBeNull()
        },
      ),
      { numRuns: 500, seed: 9 },
    )
  })

  it('makes no gap longer: the usual gap is of stretches that were read whole', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { truth, told } = read(given)
        const days = truth.filter(({ direction }) => direction === 'in').map((one) => dayOf(Date.parse(one.at)))
        const longest = Math.max(0, ...days.slice(1).map((day, index) => day - (days[index] ?? day)))
        expect(told.usualGapDays ?? 0).toBeLessThanOrEqual(longest)
      }),
      { numRuns: 500, seed: 10 },
    )
  })
})
