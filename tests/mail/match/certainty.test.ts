import { describe, expect, it } from 'vitest'
import type { MatchInput, MatchResult } from '../../../lib/mail/match-result'
import { matchPeople } from '../../../lib/mail/matching'
import { countCertainty, percent, type Matcher } from './certainty'

/** Fixed, so that a failure is a change's; the soak draws others. */
const seed = 20260312
const timeout = 240_000

describe('matching among people who are easily taken for one another', () => {
  it(
    'is never certain of the wrong account, and nearly always certain where nothing speaks against',
    async () => {
      const worlds = 2000
      const { counts, wrong } = await countCertainty(matchPeople, { worlds, seed })
      const outcomes = Object.entries(counts.byOutcome).map(([outcome, count]) => `${outcome} ${count}`)
      console.info(
        `${counts.messages} messages in ${worlds} worlds: ${counts.certain} certain, ${counts.wrongAndCertain} of them wrong; ` +
          `${counts.plainCertain} of ${counts.plain} plain ones certain (${percent(counts.plainCertain, counts.plain)}); ` +
          outcomes.join(', '),
      )
      expect(wrong).toBeNull()
      expect(counts.plain).toBeGreaterThan(counts.messages / 10)
      expect(counts.plainCertain / counts.plain).toBeGreaterThanOrEqual(0.95)
    },
    timeout,
  )
})

/** The matcher with its result bent. */
const bending =
  (bend: (result: MatchResult) => MatchResult): Matcher =>
  async (input, directory) =>
    bend(await matchPeople(input, directory))

const withSureness = (result: MatchResult, outcome: MatchResult['outcome']): MatchResult => ({
  ...result,
  outcome,
  candidates: result.candidates.map((one) => Object.assign({}, one, { sureness: 'certain' })),
})
const withoutVia = (input: MatchInput): MatchInput => ({
  ...input,
  traits: [],
  originals: [],
  people: input.people.map(({ role, name, address }) => ({ role, name: name.replace(/ via .*/, ''), address })),
})

/** What a matcher could get wrong, each one mistake. */
const mistakes: Record<string, Matcher> = {
  'takes the likely for certain': bending((result) =>
    result.outcome === 'known' ? withSureness(result, 'known') : result,
  ),
  'takes the first of a choice': bending((result) =>
    result.outcome === 'choice' ? withSureness(result, 'known') : result,
  ),
  'takes a name for a person': bending((result) => (result.outcome === 'ask' ? withSureness(result, 'known') : result)),
  'does not see that a list wrote': (input, directory) => matchPeople(withoutVia(input), directory),
  'does not ask at which company an address is': (input, directory) =>
    matchPeople(input, { ...directory, accountsByDomain: () => Promise.resolve([]) }),
  'knows one holder of an address only': (input, directory) =>
    matchPeople(input, {
      ...directory,
      contactsByAddress: async (addresses) => (await directory.contactsByAddress(addresses)).slice(0, 1),
    }),
  'forgets the accounts but one': (input, directory) =>
    matchPeople(input, { ...directory, accountsById: async (ids) => (await directory.accountsById(ids)).slice(0, 1) }),
  'believes every reading': (input, directory) => matchPeople({ ...input, certainty: 1 }, directory),
  'follows a choice however old': bending((result) =>
    result.candidates[0]?.how === 'chosen' ? withSureness(result, 'known') : result,
  ),
}

const forgetful: Matcher = (input, directory) =>
  matchPeople(input, { ...directory, identitiesAbout: () => Promise.resolve([]) })

describe('the count of wrong certainties', () => {
  it.each(Object.entries(mistakes))(
    'finds a matcher that %s',
    async (_, matcher) => {
      const { wrong } = await countCertainty(matcher, { worlds: 3000, seed })
      expect(wrong).not.toBeNull()
    },
    timeout,
  )

  it(
    'finds a matcher that is sure of nothing, or forgets what a person said',
    async () => {
      const timid = bending((result) => ({
        ...result,
        candidates: result.candidates.map((one) => Object.assign({}, one, { sureness: 'likely' })),
      }))
      const { counts } = await countCertainty(timid, { worlds: 200, seed })
      expect(counts.plainCertain / counts.plain).toBeLessThan(0.95)
      const { counts: forgotten } = await countCertainty(forgetful, { worlds: 1000, seed })
      expect(forgotten.plainCertain).toBeLessThan(forgotten.plain)
    },
    timeout,
  )
})
