import { expect, it } from 'vitest'
import { throwFrames } from '../server/documents/fuzz'
import { seededRandom } from '../server/random'

it(
  '200,000 frames that are nearly right: each refused or taken, every sound word stays',
  { timeout: 600_000 },
  async () => {
    const count = await throwFrames(200_000, seededRandom(20_260_109))
    console.info(`fuzz: ${JSON.stringify(count)}`)
    expect(count.updates).toBeGreaterThan(1000)
  },
)
