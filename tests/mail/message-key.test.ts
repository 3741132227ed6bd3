import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interactionId, isSameMessage, normaliseSubject, strongKey, weakKey } from '../../lib/domain/message-key'

const marks = [
  'Re: ',
  'RE[2]: ',
  'Fwd: ',
  'FW:',
  'AW: ',
  'WG: ',
  'SV: ',
  '回复：',
  '回复: ',
  '转发：',
  '答复: ',
  'Re(3): ',
]

describe('normaliseSubject', () => {
  it.each([
    ['Re: Fwd: RE[2]: Quote for  May', 'quote for may'],
    ['回复：转发: 报价', '报价'],
    ['Result: 3', 'result: 3'],
    ['Re', 're'],
    ['', ''],
  ])('takes %j as %j', (raw, expected) => {
    expect(normaliseSubject(raw)).toBe(expected)
  })

  it('agrees for every chain of reply marks', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...marks), { maxLength: 6 }), (chain) => {
        expect(normaliseSubject(`${chain.join('')}Quote for May`)).toBe('quote for may')
      }),
    )
  })
})

describe('message keys', () => {
  const message = { sender: 'ana@acme.example', at: '2026-03-12T09:12:40.000Z', subject: 'Re: Quote' }

  it('strips the brackets of a Message-ID and keeps its case', () => {
    expect(strongKey(' <AbC@mail.acme.example> ')).toBe('AbC@mail.acme.example')
    expect(strongKey('<>')).toBeNull()
    expect(strongKey(null)).toBeNull()
  })

  it('makes one weak key for a message whose page shows minutes only', () => {
    expect(weakKey(message)).toBe(weakKey({ ...message, at: '2026-03-12T09:12:00Z', subject: 'quote' }))
    expect(weakKey(message)).not.toBe(weakKey({ ...message, at: '2026-03-12T09:13:00Z' }))
  })

  it('makes no weak key without a sender or a readable time', () => {
    expect(weakKey({ ...message, sender: null })).toBeNull()
    expect(weakKey({ ...message, at: null })).toBeNull()
    expect(weakKey({ ...message, at: 'yesterday' })).toBeNull()
  })

  it('gives the same interaction id to both reps, and another at another account or workspace', () => {
    const keys = { workspaceId: 'w', accountId: 'a', strongKey: 's', weakKey: null }
    expect(interactionId(keys)).toBe(interactionId({ ...keys, weakKey: 'differs' }))
    expect(interactionId(keys)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/)
    expect(new Set([keys, { ...keys, accountId: 'b' }, { ...keys, workspaceId: 'b' }].map(interactionId)).size).toBe(3)
    expect(() => interactionId({ ...keys, strongKey: null })).toThrow('Message-ID')
  })

  it('compares weak keys only where one message has no strong key', () => {
    const weak = weakKey(message)
    expect(isSameMessage({ strongKey: 's', weakKey: weak }, { strongKey: null, weakKey: weak })).toBe(true)
    expect(isSameMessage({ strongKey: 's', weakKey: weak }, { strongKey: 't', weakKey: weak })).toBe(false)
    expect(isSameMessage({ strongKey: 's', weakKey: null }, { strongKey: 's', weakKey: weak })).toBe(true)
    expect(isSameMessage({ strongKey: null, weakKey: null }, { strongKey: null, weakKey: null })).toBe(false)
  })
})

const out = (at: string, strong: string | null = null, sender = '"a b"@acme.example') => ({
  strongKey: strong,
  weakKey: weakKey({ sender, at, subject: 'Re: Quote 2026-03-12T09:12' }),
  direction: 'out' as const,
})

describe('a message of our own, known from the click on send', () => {
  it('is the same a minute earlier or later, over the turn of the day too', () => {
    expect(isSameMessage(out('2026-03-12T23:59:59Z'), out('2026-03-13T00:00:01Z', 'x@y'))).toBe(true)
    expect(isSameMessage(out('2026-03-13T00:00:01Z', 'x@y'), out('2026-03-12T23:59:59Z'))).toBe(true)
    expect(isSameMessage(out('2026-03-12T09:10:00Z'), out('2026-03-12T09:12:00Z'))).toBe(false)
  })

  it('is another where both have a Message-ID, where one came in, or a sender differs', () => {
    expect(isSameMessage(out('2026-03-12T09:10:00Z', 'a@x'), out('2026-03-12T09:11:00Z', 'b@x'))).toBe(false)
    expect(isSameMessage(out('2026-03-12T09:10:00Z'), { ...out('2026-03-12T09:11:00Z'), direction: 'in' })).toBe(false)
    expect(isSameMessage(out('2026-03-12T09:10:00Z'), out('2026-03-12T09:11:00Z', null, 'b@acme.example'))).toBe(false)
  })
})
