import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PageReading } from '../../lib/mail/adapter'
import { nextLookWhileUnsettled, settled } from '../../lib/mail/adapters/settled'
import { pageFrom } from './page-fixture'
import { ana, own, wei } from './pages/people'

const reading = (subject: string, threadKey: string, from = ana('from')): PageReading => ({
  kind: 'message',
  ownAddresses: own,
  focus: 0,
  messages: [
    { pageKey: `${threadKey}/0`, threadKey, messageId: null, subject, at: null, people: [from], peopleLeftOut: 0 },
  ],
})
const transition = { kind: 'transition' }
let page: Document

beforeEach(() => {
  vi.useFakeTimers()
  page = pageFrom('<html><body></body></html>', 'https://mail.ourco.example/')
})
afterEach(() => vi.useRealTimers())

describe('what stands in the page under another address', () => {
  it('is not taken for the conversation that is named now', () => {
    expect(settled(page, 'a', reading('Offer', 'a'))).toEqual(reading('Offer', 'a'))
    expect(settled(page, 'b', reading('Offer', 'b'))).toEqual(transition)
    expect(settled(page, 'b', reading('Offer', 'b'))).toEqual(transition)
    expect(nextLookWhileUnsettled(page)).toBeGreaterThan(0)
    expect(settled(page, 'b', reading('Order', 'b', wei('from')))).toEqual(reading('Order', 'b', wei('from')))
    expect(nextLookWhileUnsettled(page)).toBeNull()
  })

  it('is not taken for it either after a third one was named in between', () => {
    settled(page, 'a', reading('Offer', 'a'))
    settled(page, 'b', reading('Offer', 'b'))
    vi.advanceTimersByTime(1500)
    expect(settled(page, 'c', reading('Offer', 'c'))).toEqual(transition)
    vi.advanceTimersByTime(1500)
    expect(settled(page, 'c', reading('Offer', 'c'))).toEqual(transition)
  })

  it('is the one that is named when it stays: two conversations may look alike', () => {
    settled(page, 'a', reading('Offer', 'a'))
    expect(settled(page, 'b', reading('Offer', 'b'))).toEqual(transition)
    vi.advanceTimersByTime(2000)
    expect(settled(page, 'b', reading('Offer', 'b'))).toEqual(reading('Offer', 'b'))
    expect(settled(page, 'b', reading('Offer', 'b'))).toEqual(reading('Offer', 'b'))
  })

  it('is told as it changes while the address stays, and where no address names it', () => {
    settled(page, 'a', reading('Offer', 'a'))
    expect(settled(page, 'a', reading('Offer', 'a', wei('from')))).toEqual(reading('Offer', 'a', wei('from')))
    expect(settled(page, null, reading('Offer', 'a', wei('from')))).toEqual(reading('Offer', 'a', wei('from')))
    expect(settled(page, 'b', { kind: 'none', ownAddresses: own })).toEqual({ kind: 'none', ownAddresses: own })
  })
})
