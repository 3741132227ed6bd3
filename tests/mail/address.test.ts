import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainOf, normaliseAddress, normaliseDomain } from '../../lib/domain/address'

describe('normaliseAddress', () => {
  it.each([
    [' Ana.Lopez@Acme.Example ', 'ana.lopez@acme.example'],
    ['<ana@acme.example>', 'ana@acme.example'],
    ['mailto:ana@acme.example', 'ana@acme.example'],
    ['王伟@例え.jp', '王伟@xn--r8jz45g.jp'],
    ['li@BÜCHER.example', 'li@xn--bcher-kva.example'],
    ['li@xn--bcher-kva.example.', 'li@xn--bcher-kva.example'],
    ['root@localhost', 'root@localhost'],
    ['"john doe"@acme.example', '"john doe"@acme.example'],
    ['a@[192.168.1.1]', 'a@[192.168.1.1]'],
    ["o'brien+tag/x=y@acme.example", "o'brien+tag/x=y@acme.example"],
    ['first@last@acme.example', null],
    ['', null],
    ['ana', null],
    ['@acme.example', null],
    ['ana@', null],
    ['ana lopez@acme.example', null],
    ['ana@acme.example:8080', null],
    ['ana@user:pass', null],
    ['ana@acme%2eexample', null],
    ['ana@acme..example', null],
    ['ana@127.1', null],
    ['a\u202Enoitpo@acme.example', null],
    ['<script>@acme.example', null],
    [`${'a'.repeat(400)}@acme.example`, null],
  ])('takes %j as %j', (raw, expected) => {
    expect(normaliseAddress(raw)).toBe(expected)
  })

  it('changes nothing the second time', () => {
    const anything = fc.string({ unit: 'grapheme' }).map((text) => `${text}@${text}.example`)
    const holds = fc.property(fc.oneof(fc.emailAddress(), anything), (raw) => {
      const once = normaliseAddress(raw)
      return once === null || normaliseAddress(once) === once
    })
    expect(fc.check(holds, { numRuns: 2000 }).counterexample).toBeNull()
  })

  it('takes every plain address, in any case and brackets', () => {
    const holds = fc.property(fc.emailAddress(), (raw) => {
      const plain = normaliseAddress(raw)
      return plain !== null && normaliseAddress(` <${raw.toUpperCase()}> `) === plain
    })
    expect(fc.check(holds).counterexample).toBeNull()
  })

  it('answers without hidden characters, blanks or markup whatever it is given', () => {
    const holds = fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (raw) => {
      const address = normaliseAddress(`${raw}@acme.example`)
      return address === null || address.startsWith('"') || !/[\s<>\p{Cc}\p{Cf}]/u.test(address)
    })
    expect(fc.check(holds, { numRuns: 1000 }).counterexample).toBeNull()
  })
})

describe('domainOf', () => {
  it('is what follows the last @', () => {
    expect(domainOf('"a@b"@acme.example')).toBe('acme.example')
  })
})

describe('normaliseDomain', () => {
  it('gives the host that a browser would', () => {
    const holds = fc.property(fc.domain(), (domain) => {
      const host = new URL(`http://${domain}`).hostname
      return normaliseDomain(domain.toUpperCase()) === host && normaliseDomain(`${domain}.`) === host
    })
    expect(fc.check(holds, { numRuns: 1000 }).counterexample).toBeNull()
  })

  it('gives an internationalised domain in ASCII', () => {
    expect(normaliseDomain('BÜCHER.example')).toBe('xn--bcher-kva.example')
  })
})
