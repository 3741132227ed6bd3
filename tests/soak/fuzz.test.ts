import { expect, it } from 'vitest'
import { throwFrames } from '../server/documents/fuzz'
import { seededRandom } from '../server/random'
import { endOfMinutes, readNumber, seed, timeout } from './bounds'

const frames = readNumber('SOAK_FRAMES', 1_000_000)

it(`${frames} frames that are nearly right: each refused or taken, every sound word stays`, { timeout }, async () => {
  console.info(`fuzz: up to ${frames} frames, SOAK_SEED=${seed}`)
  const count = await throwFrames(frames, seededRandom(seed), {
    until: endOfMinutes(),
    onProgress: (soFar) => console.info(`fuzz: ${JSON.stringify(soFar)}`),
  })
  console.info(`fuzz: ${JSON.stringify(count)}`)
  expect(count.updates).toBeGreaterThan(0)
})
