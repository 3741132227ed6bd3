/** Wrong and certain: none, over as many made worlds as the minutes allow. */
import { expect, it } from 'vitest'
import { matchPeople } from '../../lib/mail/matching'
import { countCertainty, percent } from '../mail/match/certainty'
import { endOfMinutes, seed, timeout } from './bounds'

it(
  'is never certain of the wrong account',
  async () => {
    const end = endOfMinutes() - Date.now()
    const { counts, wrong } = await countCertainty(matchPeople, { worlds: 1_000_000, seed, end })
    console.info(
      `seed ${seed}: ${counts.messages} messages, ${counts.certain} certain, ${counts.wrongAndCertain} of them wrong; ` +
        `${counts.plainCertain} of ${counts.plain} plain ones certain (${percent(counts.plainCertain, counts.plain)})`,
    )
    console.info(counts.missed.join('\n'))
    expect(wrong).toBeNull()
    expect(counts.plainCertain / counts.plain).toBeGreaterThanOrEqual(0.95)
  },
  timeout,
)
