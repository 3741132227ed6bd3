import { expect, it } from 'vitest'
import { seededRandom } from '../random'
import { throwFrames } from './fuzz'

// tests/soak throws a million.
it(
  '20,000 frames that are nearly right: sockets end with a code, the plan and the others go on',
  { timeout: 120_000 },
  async () => {
    const { frames, closed } = await throwFrames(20_000, seededRandom(20_260_107))
    console.info(`${frames} frames; sockets closed by code: ${JSON.stringify(closed)}`)
    expect(closed[4400]).toBeGreaterThan(10)
  },
)
