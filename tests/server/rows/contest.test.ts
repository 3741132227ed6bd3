import { describe, expect, it } from 'vitest'
import { correctedAt } from '../../../server/rows/contest'

describe('rule 2: whose clock', () => {
  const clock = { sentAt: 10_000, receivedAt: 10_000, seenAt: 0 }

  it('takes the device’s offset at the push from its instant', () => {
    expect(correctedAt(9000, { ...clock, sentAt: 13_600_000, receivedAt: 3_600_000 })).toBe(0)
    expect(correctedAt(13_599_000, { ...clock, sentAt: 13_600_000, receivedAt: 3_600_000 })).toBe(3_599_000)
  })

  it('takes the time of a push on its way for no offset, and a clock that is ahead for wrong', () => {
    expect(correctedAt(9000, { ...clock, sentAt: 9001 })).toBe(9000)
    expect(correctedAt(8000, { ...clock, sentAt: 9000 })).toBe(9000)
    expect(correctedAt(10_100, { ...clock, sentAt: 10_200 })).toBe(9900)
  })

  it('is not before what the edit had seen, and not after it came', () => {
    expect(correctedAt(500, { ...clock, seenAt: 7000 })).toBe(7000)
    expect(correctedAt(99_000, clock)).toBe(10_000)
  })
})
