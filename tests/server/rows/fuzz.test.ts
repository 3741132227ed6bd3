import { expect, it } from 'vitest'
import { seededRandom } from '../random'
import { throwRowFrames } from './fuzz'

// tests/soak throws a million.
it('5,000 frames that are nearly right: each answered or refused, no row harmed', { timeout: 60_000 }, async () => {
  const count = await throwRowFrames(5000, seededRandom(20_261_122))
  console.info(`rows fuzz: ${JSON.stringify(count)}`)
  expect(Math.min(count.notParsed, count.applied, count.refused)).toBeGreaterThan(200)
})
