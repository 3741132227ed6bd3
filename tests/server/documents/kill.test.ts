import { expect, it } from 'vitest'
import { seededRandom } from '../random'
import { killAgainAndAgain } from './kill'

// tests/soak does it a hundred times.
it('kill -9 while writing: nothing that was acknowledged is missing', { timeout: 180_000 }, async () => {
  const { kills, updates, rows } = await killAgainAndAgain(3, seededRandom(20_260_105))
  console.info(`${kills} kills, ${updates} acknowledged updates and ${rows} acknowledged rows, none missing`)
  expect(updates).toBeGreaterThan(0)
  expect(rows).toBeGreaterThan(0)
})
