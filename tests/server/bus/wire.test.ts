import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusMessage } from '../../../server/bus/bus'
import { readWire, writeWire } from '../../../server/bus/wire'

const text = fc.string({ minLength: 1, maxLength: 50 })
const bytes = fc.uint8Array({ maxLength: 200 })
const message: fc.Arbitrary<BusMessage> = fc.oneof(
  fc.record({ kind: fc.constant('poke' as const), head: fc.maxSafeNat() }),
  fc.record({ kind: fc.constant('update' as const), update: bytes }),
  fc.record({ kind: fc.constant('awareness' as const), update: bytes }),
  fc.record({ kind: fc.constant('whoIsThere' as const) }),
  fc.record({
    kind: fc.constant('editing' as const),
    accountId: text,
    members: fc.array(fc.record({ id: text, name: text })),
  }),
)
const said = fc.option(fc.record({ topic: text, origin: text, message }))
const wire = fc.record({ process: text, count: fc.maxSafeNat(), said })

describe('a message between processes', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(wire, (written) => {
        expect(readWire(writeWire(written))).toEqual(written)
      }),
    )
  })

  it('that is cut short, goes on or is bent is none, or another one, and never throws', () => {
    fc.assert(
      fc.property(wire, fc.nat(), fc.nat(255), (written, at, byte) => {
        const good = writeWire(written)
        expect(readWire(good.subarray(0, at % good.length))).toBeNull()
        expect(readWire(Uint8Array.from([...good, 0]))).toBeNull()
        const bent = Uint8Array.from(good)
        bent[at % good.length] = byte
        expect(() => readWire(bent)).not.toThrow()
      }),
    )
  })

  it('of any bytes never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (any) => {
        expect(() => readWire(any)).not.toThrow()
      }),
    )
  })
})
