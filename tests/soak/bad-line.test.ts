import 'fake-indexeddb/auto'
import { expect, it, onTestFinished, vi } from 'vitest'
import { seededRandom } from '../server/random'
import { writeOverBadLine } from '../sync/bad-line'
import { endOfMinutes, seed, timeout } from './bounds'

it('a line that delays, breaks and repeats: everybody has everything after every spell', { timeout }, async () => {
  const quiet = (['log', 'warn'] as const).map((what) => vi.spyOn(console, what).mockImplementation(() => undefined))
  onTestFinished(() => quiet.forEach((one) => one.mockRestore()))
  console.info(`bad line: SOAK_SEED=${seed}`)
  const end = endOfMinutes(0.25)
  const count = await writeOverBadLine(seededRandom(seed), () => Date.now() > end)
  console.info(`bad line: ${JSON.stringify(count)}`)
  expect(Math.min(count.cuts, count.repeats, count.rows, count.words)).toBeGreaterThan(0)
})
