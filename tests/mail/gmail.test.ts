import { describe, expect, it } from 'vitest'
import { gmail } from '../../lib/mail/adapters/gmail'
import { readShownDate } from '../../lib/mail/adapters/gmail-date'
import { readConversationInAddress, readGmailId } from '../../lib/mail/adapters/gmail-thread'
import { describeAdapter } from './adapter-contract'
import { pageFrom, readFixture } from './page-fixture'
import { pages } from './pages/gmail'

const site = 'https://mail.google.com/mail/u/0/'
const shownAt = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString()

describeAdapter(gmail, pages)

describe('Gmail', () => {
  it('goes back to the conversation before when the address does', () => {
    expect(gmail.readPage(pageFrom(pages.openMessage.html, `${site}#inbox/17979cfe362a0002`))).toMatchObject({
      messages: [{ people: [{ address: 'before@globex.example' }, { address: 'rep@ourco.example' }] }],
    })
  })
})

describe('Gmail, with a draft over an open conversation', () => {
  const answering = readFixture('gmail-split.zh.html')
  const url = `${site}#inbox/17979cfe362a0001`
  const kindWith = (active: (page: Document) => Element | null) => {
    const page = pageFrom(answering, url)
    Object.defineProperty(page, 'activeElement', { value: active(page) })
    return gmail.readPage(page).kind
  }

  it('reads the draft while it is being written, and while nothing of Gmail has the focus', () => {
    expect(kindWith((page) => page.querySelector('[name=subjectbox]'))).toBe('draft')
    expect(kindWith((page) => page.body)).toBe('draft')
    expect(kindWith(() => null)).toBe('draft')
    // The sidebar has it: it stands beside the body.
    expect(kindWith((page) => page.documentElement.appendChild(page.createElement('div')))).toBe('draft')
  })

  it('reads the message while the person is at it, and when the draft is folded', () => {
    expect(kindWith((page) => page.querySelector('.a3s'))).toBe('message')
    const page = pageFrom(answering.replace('class="M9"', 'class="M9" style="display: none"'), url)
    expect(gmail.readPage(page).kind).toBe('message')
    expect(gmail.readEditor(page)).toBeNull()
  })
})

/** The other way round from lib/mail/adapters/gmail-thread.ts, by its description. */
function tokenOf(text: string): string {
  const letters = 'BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxz'
  const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  let value = Array.from(btoa(text).replaceAll('=', '')).reduce(
    (sum, digit) => sum * 64n + BigInt(base64.indexOf(digit)),
    0n,
  )
  let token = ''
  for (; value > 0n; value /= 40n) token = (letters[Number(value % 40n)] ?? '') + token
  return token
}

describe('readConversationInAddress', () => {
  it.each([
    ['#inbox', { kind: 'none' }],
    ['#search/offer+for+may', { kind: 'none' }],
    ['#inbox/p2', { kind: 'none' }],
    ['#inbox/17979cfe362a0001', { kind: 'named', id: 'f:1700000000000000001' }],
    ['#label/Kunden%2FNord/17979cfe362a0001?compose=new', { kind: 'named', id: 'f:1700000000000000001' }],
    [`#inbox/${tokenOf('f:1654009536642772396')}`, { kind: 'named', id: 'f:1654009536642772396' }],
    [`#inbox/${tokenOf('thread-f:1654009536642772396')}`, { kind: 'named', id: 'f:1654009536642772396' }],
    [`#sent/${tokenOf('thread-a:r-8312349870912345')}`, { kind: 'named', id: 'a:r-8312349870912345' }],
  ])('reads %s', (hash, expected) => {
    expect(readConversationInAddress(site + hash)).toEqual(expected)
  })

  it('takes the text "undefined" for no id', () => {
    expect(readGmailId('undefined')).toBeNull()
    expect(readGmailId('#thread-f:1654009536642772396')).toBe(readGmailId('16f438e906b36dac'))
  })
})

describe('readShownDate', () => {
  const afternoon = shownAt(2025, 7, 20, 13, 19)
  it.each([
    ['20 Aug 2025, 13:19', 'en', afternoon],
    ['Aug 20, 2025, 1:19\u202FPM', 'en', afternoon],
    ['Wed, Aug 20, 2025 at 1:19 PM', 'en-US', afternoon],
    ['2025年8月20日 13:19', 'zh-CN', afternoon],
    ['2025年8月20日周三 下午1:19', 'zh-CN', afternoon],
    ['2025年8月20日 凌晨12:05', 'zh-TW', shownAt(2025, 7, 20, 0, 5)],
    ['26 дек. 2019 г., 22:53', 'ru', shownAt(2019, 11, 26, 22, 53)],
    ['20.08.2025, 13:19', 'de', null],
    ['08/20/2025, 1:19 PM', 'en', null],
    ['', '', null],
  ])('takes %j in %j as %j', (shown, language, expected) => {
    expect(readShownDate(shown, language)).toBe(expected)
  })
})
