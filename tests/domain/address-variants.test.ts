import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseAddress } from '../../lib/domain/address'
import { canonicalAddress } from '../../lib/domain/address-variants'

/** What a Gmail user may be called: letters and digits, and dots that mean nothing. */
const gmailUser = fc.stringMatching(/^[a-z0-9]{1,12}$/)
const anyAddress = fc
  .tuple(
    fc.oneof(
      fc.stringMatching(/^[a-z0-9][a-z0-9.+-]{0,15}$/),
      fc.emailAddress().map((one) => one.split('@')[0] ?? 'a'),
    ),
    fc.constantFrom(
      'gmail.com',
      'googlemail.com',
      'yahoo.co.jp',
      'qq.com',
      'ana.fastmail.com',
      'fastmail.com',
      'acme.example',
    ),
  )
  .map(([local, domain]) => normaliseAddress(`${local}@${domain}`))
  .filter((address) => address !== null)

describe('canonicalAddress', () => {
  it.each([
    ['ana+news@acme.example', 'ana@acme.example'],
    ['ana+a+b@outlook.com', 'ana@outlook.com'],
    ['ana@acme.example', 'ana@acme.example'],
    ['a.na@acme.example', 'a.na@acme.example'],
    ['a.na+x@googlemail.com', 'ana@gmail.com'],
    ['shop@ana.fastmail.com', 'ana@fastmail.com'],
    ['shop@mail.fastmail.com', 'shop@mail.fastmail.com'],
    ['nick-shop@yahoo.com', 'nick@yahoo.com'],
    ['nick+shop@yahoo.com', 'nick+shop@yahoo.com'],
    ['10001+a@qq.com', '10001+a@qq.com'],
    ['wang.wei+a@163.com', 'wang.wei+a@163.com'],
    ['+4930123@acme.example', '+4930123@acme.example'],
    ['"a+b"@acme.example', '"a+b"@acme.example'],
  ])('of %s is %s', (address, expected) => {
    expect(canonicalAddress(address)).toBe(expected)
  })

  it('changes nothing the second time', () => {
    const holds = fc.property(anyAddress, (address) => {
      const once = canonicalAddress(address)
      return canonicalAddress(once) === once && normaliseAddress(once) === once
    })
    expect(fc.check(holds, { numRuns: 2000 }).counterexample).toBeNull()
  })

  it('is one for every spelling of a Gmail user', () => {
    const spelt = fc.tuple(gmailUser, fc.array(fc.nat(11)), fc.constantFrom('', '+x', '+a.b'), fc.boolean())
    const holds = fc.property(spelt, ([user, dots, tag, isGerman]) => {
      const dotted = Array.from(user)
        .map((letter, at) => (at > 0 && dots.includes(at) ? `.${letter}` : letter))
        .join('')
      return canonicalAddress(`${dotted}${tag}@${isGerman ? 'googlemail' : 'gmail'}.com`) === `${user}@gmail.com`
    })
    expect(fc.check(holds, { numRuns: 1000 }).counterexample).toBeNull()
  })

  it('never makes two users of Gmail one, nor the same name at two hosts', () => {
    const users = fc.property(gmailUser, gmailUser, (a, b) => {
      const isOne = canonicalAddress(`${a}@gmail.com`) === canonicalAddress(`${b}@googlemail.com`)
      return isOne === (a === b) && canonicalAddress(`${a}@gmail.com`) !== canonicalAddress(`${a}@acme.example`)
    })
    expect(fc.check(users, { numRuns: 2000 }).counterexample).toBeNull()
  })

  it('keeps dots and case of meaning everywhere but at Gmail', () => {
    expect(canonicalAddress('a.na@acme.example')).not.toBe(canonicalAddress('ana@acme.example'))
    expect(canonicalAddress('a.na@outlook.com')).not.toBe(canonicalAddress('ana@outlook.com'))
  })
})
