/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import { describe, expect, it } from 'vitest'
import { noSources } from '../../lib/domain/account-facts'
import { conversationGaps, percentile90 } from '../../lib/domain/conversation-gaps'
import { sleepOf } from '../../lib/domain/dormancy'
import { allLive, account, customer, dayAgo, interaction, order, signal, viewOf } from './build-facts'

/** Seven contacts ten days apart, the last one `silent` days ago: the usual gap is 10. */
const everyTenDays = (silent: number) => [0, 10, 20, 30, 40, 50, 60].map((back) => interaction(silent + back))
const dormancyAfter = (silent: number) => sleepOf(viewOf({ interactions: everyTenDays(silent) })).dormancy

describe('conversations', () => {
  it('are contact days under 3 apart, so gaps begin at 3', () => {
    expect(conversationGaps([1, 3, 5, 8, 10, 20], 3)).toEqual([3, 10])
    expect(conversationGaps([], 3)).toEqual([])
  })

  it('have a 90th percentile that is interpolated', () => {
    expect(percentile90([])).toBeNull()
    expect(percentile90([5])).toBe(5)
    expect(percentile90([0, 10])).toBe(9)
  })
})

describe('dormancy', () => {
  it('is drowsy at 2x, half asleep at 3x, asleep at 4x the own 90th-percentile gap', () => {
    expect([19, 20, 29, 30, 39, 40].map(dormancyAfter)).toEqual([
      'awake',
      'drowsy',
      'drowsy',
      'halfAsleep',
      'halfAsleep',
      'asleep',
    ])
  })

  it('takes at least 14 days, however short the usual gap', () => {
    const often = (silent: number) => [0, 3, 6, 9, 12, 15, 18].map((back) => interaction(silent + back))
    expect(sleepOf(viewOf({ interactions: often(13) })).dormancy).toBe('awake')
    expect(sleepOf(viewOf({ interactions: often(14) })).dormancy).toBe('asleep')
  })

  it('uses the cadence of the segment in working days while there are fewer than 6 gaps', () => {
    const sixContacts = (silent: number) => everyTenDays(silent).slice(0, 6)
    const manufacturer = account({ industry: 'manufacturing' })
    expect(sleepOf(viewOf({ interactions: sixContacts(40) })).dormancy).toBe('awake')
    // 60 working days of the services cadence, 2 x 30, with two holidays between.
    expect(sleepOf(viewOf({ interactions: sixContacts(100) })).dormancy).toBe('drowsy')
    expect(sleepOf(viewOf({ interactions: sixContacts(100), account: manufacturer })).dormancy).toBe('awake')
  })

  it('goes by use for software', () => {
    const software = account({ industry: 'software' })
    const loginAgo = (days: number) => viewOf({ account: software, signals: [signal(days, 'login')] })
    expect(sleepOf(loginAgo(13)).dormancy).toBe('awake')
    expect(sleepOf(loginAgo(15)).dormancy).toBe('drowsy')
  })

  it('knows a trade however it is written, and takes every other word for just another trade', () => {
    const last = interaction(40)
    const silent = (industry: string) => ({ account: account({ industry }), interactions: [last] })
    const signals = [signal(15, 'login')]
    expect(sleepOf(viewOf({ account: account({ industry: 'Software' }), signals })).dormancy).toBe('drowsy')
    expect(
      sleepOf(viewOf({ account: account({ industry: 'Hair salon' }), interactions: [interaction(100)] })).dormancy,
    ).toBe('awake')
    for (const industry of ['constructor', 'toString', '__proto__'])
      expect(sleepOf(viewOf(silent(industry)))).toEqual(sleepOf(viewOf(silent('Bakery'))))
  })

  it('is kept awake by orders, not by our own mail or notes', () => {
    const ours = [interaction(1, { direction: 'out' }), interaction(1, { kind: 'note', direction: null })]
    expect(sleepOf(viewOf({ interactions: [...everyTenDays(45), ...ours] }))).toMatchObject({
      dormancy: 'asleep',
      silentDays: 45,
    })
    expect(sleepOf(viewOf({ interactions: everyTenDays(45), orders: [order(2, 9)] })).silentDays).toBe(2)
  })

  it('says by what it is judged, and from which word or order of theirs on', () => {
    const last = interaction(45)
    const own = [...everyTenDays(55), last]
    const why = (given: Parameters<typeof viewOf>[0]) => {
      const { reason } = sleepOf(viewOf(given))
      return [reason?.factor, reason?.value, reason?.rows]
    }
    const toLast = [{ collection: 'interactions', id: last.id }]
    expect(why({ interactions: own })).toEqual(['silenceByOwnGaps', 45, toLast])
    expect(why({ interactions: [last] })).toEqual(['silenceByCadence', 45, toLast])
    const bought = order(2, 9)
    expect(why({ interactions: own, orders: [bought] })[2]).toEqual([{ collection: 'orders', id: bought.id }])
  })

  it('is for accounts under no contract', () => {
    expect(sleepOf(viewOf({ account: customer(), interactions: everyTenDays(90) })).dormancy).toBeNull()
    const ended = { startsOn: dayAgo(400), renewsOn: null, endedOn: dayAgo(1), endReason: null }
    expect(sleepOf(viewOf({ account: customer({ contract: ended }), interactions: everyTenDays(90) })).dormancy).toBe(
      'asleep',
    )
  })

  it('is unknown where nothing was heard, or nobody was listening', () => {
    expect(sleepOf(viewOf({})).dormancy).toBeNull()
    expect(sleepOf(viewOf({ interactions: everyTenDays(90), sources: noSources })).dormancy).toBeNull()
    expect(sleepOf(viewOf({ interactions: everyTenDays(90), sources: allLive })).dormancy).toBe('asleep')
  })
})

describe('the 2x rule on steady customers', () => {
  /** A seeded generator: the same customers in every run. */
  const random = (() => {
    let state = 42
    return () => {
      state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
      return (state + 1) / 4_294_967_297
    }
  })()

  it('calls about 1 % dormant, where a rule on the median gap calls many times more', () => {
    const customers = 4000
    let byPercentile = 0
    let byMedian = 0
    for (let each = 0; each < customers; each++) {
      const days = [0]
      // Two years of Poisson contacts, a mean of 20 days apart, looked at on the last day; the product's own rule against one on the median.
      for (let at = 0; at < 730; at += -20 * Math.log(random())) days.push(Math.floor(at))
      const gaps = conversationGaps(days, 3)
      const silent = 730 - Math.max(...days)
      const median = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
      const written = viewOf({ interactions: days.map((day) => interaction(730 - day)) })
      if (sleepOf(written).dormancy !== 'awake') byPercentile++
      if (silent >= 14 && silent >= 2 * median) byMedian++
    }
    expect(byPercentile / customers).toBeLessThan(0.02)
    expect(byPercentile / customers).toBeGreaterThan(0.003)
    expect(byMedian / customers).toBeGreaterThan(0.1)
  })
})
