import { expect, it } from 'vitest'
import { killAgainAndAgain } from '../server/documents/kill'
import { seededRandom } from '../server/random'

it('a hundred kills -9 while writing: nothing that was acknowledged is missing', { timeout: 600_000 }, async () => {
  const { kills, updates, rows } = await killAgainAndAgain(100, seededRandom(20_260_106))
  console.info(`${kills} kills, ${updates} acknowledged updates and ${rows} acknowledged rows, none missing`)
  expect(updates).toBeGreaterThan(0)
})
