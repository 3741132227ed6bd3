import { expect, it } from 'vitest'
import { seededRandom } from '../server/random'
import { throwRowFrames } from '../server/rows/fuzz'
import { endOfMinutes, readNumber, seed, timeout } from './bounds'

const frames = readNumber('SOAK_FRAMES', 1_000_000)

it(`${frames} frames of rows that are nearly right: each answered or refused, no row harmed`, { timeout }, async () => {
  console.info(`rows fuzz: up to ${frames} frames, SOAK_SEED=${seed}`)
  const count = await throwRowFrames(frames, seededRandom(seed), {
    until: endOfMinutes(),
    onProgress: (soFar) => console.info(`rows fuzz: ${JSON.stringify(soFar)}`),
  })
  console.info(`rows fuzz: ${JSON.stringify(count)}`)
  expect(Math.min(count.notParsed, count.applied, count.refused)).toBeGreaterThan(0)
})
