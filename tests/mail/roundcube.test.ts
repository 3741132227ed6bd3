import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readComposedPeople } from '../../lib/mail/adapters/composed-people'
import { roundcube } from '../../lib/mail/adapters/roundcube'
import { readMoreLink } from '../../lib/mail/adapters/roundcube-recipients'
import { readDate, readHeader, readMessageId } from '../../lib/mail/adapters/roundcube-source'
import type { Correspondent } from '../../lib/messages/page-report'
import { addressParser } from 'postal-mime'
import { describeAdapter, type Case } from './adapter-contract'
import { pageFrom, readFixture } from './page-fixture'
import { cellMarkup, moreLinkScript } from './roundcube-markup'

const site = 'https://mail.ourco.example/'
const show = `${site}?_task=mail&_mbox=INBOX&_uid=17&_action=show`
const to = (name: string, address: string | null): Correspondent => ({ role: 'to', name, address })

function messageTo(people: readonly Correspondent[]) {
  const page = pageFrom(readFixture('roundcube-message.html'), show)
  for (const cell of page.querySelectorAll('td.header:not(.from)')) cell.remove()
  page.querySelector('table.header-headers tr:last-child')?.insertAdjacentHTML('beforeend', cellMarkup('to', people))
  return page
}

const openMessage = {
  html: readFixture('roundcube-message.html'),
  url: show,
  expected: {
    kind: 'message' as const,
    ownAddresses: ['rep@ourco.example'],
    focus: 0,
    messages: [
      {
        pageKey: 'Kunden/Nord/17',
        threadKey: null,
        messageId: null,
        subject: 'Offer for May <b>',
        at: null,
        people: [
          { role: 'from' as const, name: 'Ana López', address: 'ana@acme.example' },
          { role: 'sender' as const, name: '', address: 'desk@acme.example' },
          { role: 'replyTo' as const, name: 'Other', address: 'other@acme.example' },
          to('undisclosed', null),
          to('bad address', 'not an address'),
          to('王伟', '王伟@例え.jp'),
          to('', 'root@localhost'),
          { role: 'cc' as const, name: 'Rep', address: 'rep@ourco.example' },
        ],
        peopleLeftOut: 0,
      },
    ],
  },
} satisfies Case

describeAdapter(roundcube, {
  isVerified: true,
  openMessage,
  collapsedConversation: 'Roundcube shows one message at a time',
  previousConversationStays: 'its preview frame holds one document, which tests/e2e drives in a browser',
  listOnly: {
    html: readFixture('roundcube-list.html'),
    url: `${site}?_task=mail&_mbox=INBOX`,
    expected: { kind: 'none', ownAddresses: ['rep@ourco.example'] },
  },
  compose: {
    html: readFixture('roundcube-compose.html'),
    url: `${site}?_task=mail&_action=compose&_id=1`,
    expected: {
      kind: 'draft',
      ownAddresses: ['rep@ourco.example', 'sales@ourco.example'],
      people: [
        to('López, Ana', 'ana@acme.example'),
        to('', 'wei@globex.example'),
        { role: 'bcc', name: '', address: 'boss@acme.example' },
      ],
      subject: 'Offer for May',
    },
  },
  messageTo,
  requiredField: { css: 'table.header-headers', field: 'headers' },
})

const pageAt = (state: string) =>
  pageFrom(`<html><body class="${state}"><script src="program/js/app.min.js"></script></body></html>`, site)

describe('Roundcube', () => {
  it('is not read on its login page, nor when printed', () => {
    expect(roundcube.matches(pageAt('task-login action-none'))).toBe(false)
    expect(roundcube.matches(pageAt('task-mail action-print'))).toBe(false)
    expect(roundcube.matches(pageAt('task-settings action-none'))).toBe(true)
  })

  it('finds its message by the address of the document when there is no "open" link', () => {
    const page = pageFrom(readFixture('roundcube-message.html'), show)
    page.querySelector('a.extwin')?.remove()
    expect(roundcube.readPage(page)).toMatchObject({ messages: [{ pageKey: 'INBOX/17' }] })
  })
})

describe('readMoreLink', () => {
  it('reads back whoever Roundcube wrote there', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((raw) => raw.replaceAll(/\s+/g, ' ').trim())
    const people = fc.array(fc.record({ name: text, address: fc.emailAddress() }), { minLength: 1, maxLength: 30 })
    const holds = fc.property(people, (drawn) => {
      const written = drawn.map(({ name, address }) => to(name, address))
      const read = readMoreLink('to', moreLinkScript(written), 1000)
      const expected = written.map((one) => to(one.name === one.address ? '' : one.name, one.address))
      return read.peopleLeftOut === 0 && JSON.stringify(read.people) === JSON.stringify(expected)
    })
    const { counterexample } = fc.check(holds, { numRuns: 500 })
    expect(counterexample).toBeNull()
  })

  it('reads nobody from anything else, however odd', () => {
    const holds = fc.property(
      fc.string({ unit: 'binary' }),
      (script) => readMoreLink('to', script, 10).people.length <= 10,
    )
    expect(fc.check(holds).counterexample).toBeNull()
    expect(readMoreLink('to', 'return false', 10)).toEqual({ people: [], peopleLeftOut: 0 })
  })
})

describe('readComposedPeople', () => {
  it('agrees with postal-mime on lists of people', () => {
    const name = fc.string({ maxLength: 20 }).map((raw) =>
      raw
        .replaceAll(/[^\w .,;@'<>()-]/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    const entry = fc.record({ name, address: fc.emailAddress() })
    const holds = fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      const field = entries.map((one) => (one.name === '' ? one.address : `"${one.name}" <${one.address}>`)).join(', ')
      const ours = readComposedPeople('to', field).map((one) => one.address)
      const theirs = addressParser(field, { flatten: true }).map((one) => one.address)
      return JSON.stringify(ours) === JSON.stringify(theirs)
    })
    expect(fc.check(holds, { numRuns: 500 }).counterexample).toBeNull()
  })

  it('takes what is still being written as it stands', () => {
    expect(readComposedPeople('cc', 'Ana <ana@acme.example>, wei, "unfinished <x@')).toEqual([
      { role: 'cc' as const, name: 'Ana', address: 'ana@acme.example' },
      { role: 'cc' as const, name: 'wei', address: null },
      { role: 'cc' as const, name: 'unfinished', address: 'x@' },
    ])
  })
})

describe('a message’s source', () => {
  const headers =
    'Received: x\r\n\tMessage-ID: <no@t.example>\r\nmessage-id:\r\n <AbC@acme.example>\r\nDate: Thu, 12 Mar 2026 09:12:40 +0800 (CST)'

  it('gives folded headers of any case, and not what stands inside others', () => {
    expect(readHeader(headers, 'Message-ID')).toBe('<AbC@acme.example>')
    expect(readHeader(headers, 'Subject')).toBeNull()
  })

  it('gives dates in UTC, and none when there is none to be read', () => {
    expect(readDate(readHeader(headers, 'Date'))).toBe('2026-03-12T01:12:40.000Z')
    expect(readDate('the day before yesterday')).toBeNull()
    expect(readDate(null)).toBeNull()
    // What a report's schema refuses would leave the sidebar without any report.
    expect(readDate('Thu, 12 Mar 20260 09:12:40 +0800')).toBeNull()
    expect(readMessageId('<1@acme.example>')).toBe('1@acme.example')
    expect(readMessageId(`<${'a'.repeat(2000)}@acme.example>`)).toBeNull()
  })
})
