import { expect, it } from 'vitest'
import { killAgainAndAgain } from '../server/documents/kill'
import { seededRandom } from '../server/random'
import { endOfMinutes, readNumber, seed, timeout } from './bounds'

const kills = readNumber('SOAK_KILLS', 100)

it(`${kills} kills -9 while writing: nothing that was acknowledged is missing`, { timeout }, async () => {
  console.info(`kill: up to ${kills} kills, SOAK_SEED=${seed}`)
  const count = await killAgainAndAgain(kills, seededRandom(seed), {
    until: endOfMinutes(),
    onProgress: (soFar) => console.info(`kill: ${JSON.stringify(soFar)}`),
  })
  console.info(`kill: ${JSON.stringify(count)}, none missing`)
  expect(count.kills).toBeGreaterThan(0)
  expect(count.updates).toBeGreaterThan(0)
  expect(count.rows).toBeGreaterThan(0)
})
