import 'fake-indexeddb/auto'
import { expect, it, onTestFinished, vi } from 'vitest'
import { seededRandom } from '../server/random'
import { writeOverBadLine } from './bad-line'

// tests/soak does it for minutes.
it(
  'a line that delays, breaks and repeats: everybody has everything in the end, nothing confirmed is missing',
  { timeout: 120_000 },
  async () => {
    const quiet = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    onTestFinished(() => quiet.mockRestore())
    const count = await writeOverBadLine(seededRandom(20_261_122), () => true)
    console.info(`bad line: ${JSON.stringify(count)}`)
    expect(Math.min(count.cuts, count.repeats, count.rows, count.words)).toBeGreaterThan(2)
  },
)
