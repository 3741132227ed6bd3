import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseAddress } from '../../lib/domain/address'
import { originalOfRewritten } from '../../lib/domain/address-rewritten'
import { growth, linearGrowth } from './growth'

describe('originalOfRewritten', () => {
  it.each([
    ['ana=40acme.example@dmarc.ietf.org', '', 'dmarc'],
    ['ana=acme.example@lists.example', '', 'dmarc'],
    ['srs0=abcd=xy=acme.example=ana@forwarder.example', '', 'srs'],
    ['srs0+abcd=xy=acme.example=ana@forwarder.example', '', 'srs'],
    ['srs1=ab=first.example==abcd=xy=acme.example=ana@second.example', '', 'srs'],
    ['prvs=0123456789=ana@acme.example', '', 'batv'],
    ['btv1==0123456789==ana@acme.example', '', 'batv'],
    ['msprvs1=17924abcde=ana@acme.example', '', 'batv'],
    ['list-return-12-ana=acme.example@lists.example', '', 'verp'],
    ['list-bounces+ana=acme.example@lists.example', '', 'verp'],
    ['bounces+12345-ab12-ana=acme.example@em.mailer.example', '', 'verp'],
    ['list@lists.example', "'ana@acme.example' via Sales", 'via'],
  ])('finds ana@acme.example behind %s (%s)', (address, name, form) => {
    expect(originalOfRewritten(address, name)).toEqual({ address: 'ana@acme.example', name: '', form })
  })

  it.each([
    "'Ana López' via Sales",
    'Ana López via Sales',
    'Ana López (via Google Docs)',
    'Ana López (über Google Docs)',
    'Ana López （通过 Google 文档）',
    'Ana López（Google ドキュメント経由）',
    'Ana López a través de Ventas',
  ])('finds whom a list or service speaks for in %j', (name) => {
    expect(originalOfRewritten('list@lists.example', name)).toEqual({ address: null, name: 'Ana López', form: 'via' })
  })

  it.each([
    ['ana@acme.example', 'Ana López'],
    ['ana@acme.example', 'Via Appia'],
    ['ana@acme.example', 'Bob via'],
    ['ana@acme.example', 'Octavia Silvia Rossi'],
    ['ana+x@acme.example', ''],
    // Where the recipient's name begins would be a guess.
    ['mailing-12-ana-maria=acme.example@lists.example', ''],
    ['a=b@acme.example', ''],
    ['srs0=abcd=xy=@forwarder.example', ''],
  ])('leaves %s (%s) as it is', (address, name) => {
    expect(originalOfRewritten(address, name)).toBeNull()
  })

  it('undoes what it knows for everybody, and answers addresses only', () => {
    const user = fc.stringMatching(/^[a-z][a-z0-9.]{0,10}$/).filter((one) => !one.endsWith('.'))
    const host = fc.domain().map((one) => normaliseAddress(`a@${one}`)?.slice(2) ?? 'acme.example')
    const written = fc.constantFrom(
      (u: string, h: string) => `${u}=40${h}@dmarc.ietf.org`,
      (u: string, h: string) => `srs0=ab12=cd=${h}=${u}@forwarder.example`,
      (u: string, h: string) => `bounces+99-ab12-${u}=${h}@em.mailer.example`,
      (u: string, h: string) => `prvs=0a1b2c3d4e=${u}@${h}`,
    )
    const holds = fc.property(user, host, written, (u, h, write) => {
      return originalOfRewritten(write(u, h), 'Ana')?.address === `${u}@${h}`
    })
    expect(fc.check(holds, { numRuns: 2000 }).counterexample).toBeNull()
    const anything = fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 }), (local, name) => {
      const found =
        originalOfRewritten(normaliseAddress(`${local}@acme.example`) ?? 'a@acme.example', name)?.address ?? null
      return found === null || normaliseAddress(found) === found
    })
    expect(fc.check(anything, { numRuns: 2000 }).counterexample).toBeNull()
  })

  it.each([' ', '(', ' (', 'via ', '通过', 'srs0=', 'a-', 'bounces+', '=', 'a.'])(
    'takes time that grows as the length of a run of %j',
    (piece) => {
      const undo = (size: number) => {
        const run = piece.repeat(size / piece.length)
        return originalOfRewritten(`a${run}@acme.example`, `a${run}`)
      }
      expect(growth(undo)).toBeLessThan(linearGrowth)
    },
  )
})
