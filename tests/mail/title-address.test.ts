import { describe, expect, it } from 'vitest'
import { ownAddresses, readTitleAddress } from '../../lib/mail/adapters/title-address'

describe('the own address in a title', () => {
  it.each([
    ['Inbox (3) - rep@ourco.example - Gmail', 'rep@ourco.example'],
    ['收件箱 - rep@ourco.example - OurCo 邮件', 'rep@ourco.example'],
    ['(2 unread) - rep@yahoo.com - Yahoo Mail', 'rep@yahoo.com'],
    ['(3) Inbox | rep@proton.me | Proton Mail', 'rep@proton.me'],
    ['Inbox – rep@fastmail.com | Fastmail', 'rep@fastmail.com'],
    // An address in the subject is a customer's, perhaps.
    ['Fwd: ana@acme.example - rep@ourco.example - Gmail', 'rep@ourco.example'],
    ['Call ana@acme.example - Gmail', null],
    ['Fwd: - ana@acme.example - on Monday - bob@acme.example', null],
    ['', null],
  ])('is read of %j as %j', (title, expected) => {
    expect(readTitleAddress(title)).toBe(expected)
  })

  it('is told once, in the form in which addresses are compared', () => {
    expect(ownAddresses([null, 'Rep (Rep@OurCo.example)', 'rep@ourco.example', 'nobody'])).toEqual([
      'rep@ourco.example',
    ])
  })
})
