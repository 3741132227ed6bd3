import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readComposedPeople } from '../../lib/mail/adapters/composed-people'
import { roundcube } from '../../lib/mail/adapters/roundcube'
import { readMoreLink } from '../../lib/mail/adapters/roundcube-recipients'
import { readListDate } from '../../lib/mail/adapters/roundcube-list-date'
import { addressParser } from 'postal-mime'
import { describeAdapter } from './adapter-contract'
import { pageFrom, readFixture } from './page-fixture'
import { ana, desk, other, pages, show, site, to } from './pages/roundcube'
import { moreLinkScript } from './roundcube-markup'

describeAdapter(roundcube, pages)

const settings = { login: '"task":"login"', print: '"task":"mail","action":"print"', settings: '"task":"settings"' }
const pageAt = (state: keyof typeof settings) =>
  pageFrom(
    `<html><head><script src="program/js/app.min.js"></script><script>rcmail.set_env({${settings[state]}})</script></head><body></body></html>`,
    site,
  )
const fixture = (name: string, url = site) => pageFrom(readFixture(`roundcube-${name}.html`), url)

describe('Roundcube', () => {
  it('is not read on its login page, nor when printed, and nobody else reads it there', () => {
    expect(roundcube.matches(pageAt('login'))).toBe(false)
    expect(roundcube.matches(pageAt('print'))).toBe(false)
    expect(roundcube.matches(pageAt('settings'))).toBe(true)
    expect(roundcube.knows(pageAt('login'))).toBe(true)
    expect(roundcube.knows(pageFrom('<html><body>Another webmail</body></html>', site))).toBe(false)
  })

  it('finds its message by the address of the document when there is no "open" link', () => {
    const page = fixture('message', show)
    page.querySelector('a.extwin')?.remove()
    expect(roundcube.readPage(page)).toMatchObject({ messages: [{ pageKey: 'INBOX/17' }] })
  })

  it.each([
    // Larry's preview leaves Reply-To out, and calls a sent message's recipient "from" in its short table.
    ['larry-preview', 'Sent/5', [ana, desk, to('Rep', 'rep@ourco.example')]],
    ['larry-message', 'INBOX/17', [ana, desk, other, to('Rep', 'rep@ourco.example')]],
    ['classic-preview', 'Sent/5', [ana, desk, other, to('Rep', 'rep@ourco.example')]],
    ['classic-message', 'INBOX/17', [ana, desk, other, to('Rep', 'rep@ourco.example')]],
  ] as const)('reads the message of %s, and nobody of a message inside it', (name, pageKey, people) => {
    const page = fixture(name, show)
    expect(roundcube.matches(page)).toBe(true)
    expect(roundcube.readPage(page)).toMatchObject({
      kind: 'message',
      ownAddresses: ['rep@ourco.example'],
      messages: [{ pageKey, subject: 'Offer for May <b>', people }],
    })
    expect(roundcube.readBody(page)?.id).toBe('messagebody')
  })

  it('reads the rows of larry’s list, and whom a sent message of classic’s is to', () => {
    const inbox = roundcube.readList(fixture('larry-list'))
    expect(inbox?.folder).toBe('inbox')
    expect(inbox?.rows.map(({ key, people }) => [key, people])).toEqual([
      ['INBOX/3', [ana]],
      ['INBOX/2', [{ role: 'from', name: '', address: 'wei@globex.example' }]],
    ])
    expect(roundcube.readPage(fixture('larry-list')).kind).toBe('none')
    const sent = roundcube.readList(fixture('classic-list'))
    expect(sent).toMatchObject({
      folder: 'sent',
      rows: [{ key: 'Sent/9', people: [{ ...ana, role: 'to' }, to('undisclosed', null)] }],
    })
    for (const row of [...(inbox?.rows ?? []), ...(sent?.rows ?? [])])
      expect(roundcube.chipPlace(row.element)?.className).toMatch(/^fromto/)
  })

  it('reads larry’s draft, knows its editor and its send button from the others', () => {
    const page = fixture('larry-compose')
    expect(roundcube.readPage(page)).toMatchObject({
      kind: 'draft',
      subject: 'Offer for May',
      people: [to('López, Ana', 'ana@acme.example'), to('', 'wei@globex.example')],
    })
    expect(roundcube.readEditor(page)?.id).toBe('composebody')
    const controls = [...page.querySelectorAll('a.send, a.save, a.save b')]
    expect(controls.map((one) => roundcube.isSendControl(one))).toEqual([true, false, false])
  })
})

const local = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString()

describe('the dates of Roundcube’s list', () => {
  const now = new Date(2026, 2, 14, 18, 0)
  const read = (shown: string, format: string, locale = 'en_US') => readListDate(shown, { format, locale, now })
  it('are read in the form the person chose, and relative to today', () => {
    expect(read('2026-03-12 01:12', 'yy-mm-dd')).toBe(local(2026, 2, 12, 1, 12))
    expect(read('12.03.2026 01:12', 'dd.mm.yy')).toBe(local(2026, 2, 12, 1, 12))
    expect(read('03/12/2026 01:12 PM', 'mm/dd/yy')).toBe(local(2026, 2, 12, 13, 12))
    expect(read('12/03/2026 12:05 am', 'dd/mm/yy')).toBe(local(2026, 2, 12, 0, 5))
    expect(read('Today 09:30', 'yy-mm-dd')).toBe(local(2026, 2, 14, 9, 30))
    expect(read('Thu 09:30', 'yy-mm-dd')).toBe(local(2026, 2, 12, 9, 30))
    expect(read('今天 09:30', 'yy-mm-dd', 'zh_CN')).toBe(local(2026, 2, 14, 9, 30))
    expect(read('Do 09:30', 'dd.mm.yy', 'de_DE')).toBe(local(2026, 2, 12, 9, 30))
  })

  it('are left out where their form is not known', () => {
    for (const shown of ['', 'soon', '2026-03-12', 'Someday 09:30', '12 Mar 2026 09:30', '2026-13-41 09:30'])
      expect(read(shown, 'yy-mm-dd')).toBeNull()
    expect(readListDate('2026-03-12 01:12', { format: null, locale: null, now })).toBeNull()
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
