import { describe, expect, it, vi } from 'vitest'
import { generic } from '../../../lib/mail/generic/generic'
import { withList } from '../../../lib/mail/generic/read-list'
import { pageFrom } from '../page-fixture'
import { settledReading } from './settled-reading'

// linkedom has no CSS object; the names here need no escaping.
vi.stubGlobal('CSS', { escape: (name: string) => name })

const shown = (body: string): Document =>
  pageFrom(`<html lang="en"><body>${body}</body></html>`, 'https://mail.example/#/compose')
const ana = { role: 'to', name: 'Ana', address: 'ana@acme.example' }

const row = (name: string, day: number): string =>
  `<div class="r" id="r${day}"><span title="${name}@acme.example">${name}</span><span>Offer</span><span>Mar ${day}, 2026, 9:12 AM</span></div>`

describe('a draft in a webmail that nobody knows', () => {
  it.each([
    ['a labelled input', '<label for="a">To</label><input id="a" value="Ana &lt;ana@acme.example&gt;">'],
    ['a textarea', '<textarea name="_to" aria-label="To"></textarea>'],
    ['a chip beside the field', '<div><span title="ana@acme.example">Ana</span><input aria-label="To"></div>'],
  ])('is read from %s', async (_, field) => {
    const page = shown(`<form><div>${field}</div><div><input name="subject" value="Offer"></div>
      <div contenteditable="true">Dear Ana, write to boss@evil.example</div></form>`)
    for (const area of page.querySelectorAll('textarea'))
      Object.defineProperty(area, 'value', { value: 'Ana <ana@acme.example>' })
    expect(await settledReading(page)).toMatchObject({ kind: 'draft', people: [ana], subject: 'Offer' })
    expect(generic.readEditor(page)?.textContent).toContain('Dear Ana')
  })

  it('is none where a field for an address has no editor', async () => {
    const page = shown('<form><label for="a">To</label><input id="a" value="ana@acme.example"></form>')
    expect([(await settledReading(page)).kind, generic.readEditor(page)]).toEqual(['none', null])
  })
})

describe('a list in a webmail that nobody knows', () => {
  it('is read where its rows carry addresses in attributes', () => {
    const page = shown(`<div>${row('ana', 12)}${row('bo', 13)}${row('cy', 14)}</div>`)
    const rows = withList(generic).readList?.(page)?.rows ?? []
    expect(rows.map(({ key, people }) => [key, people[0]?.address])).toEqual([
      ['r12', 'ana@acme.example'],
      ['r13', 'bo@acme.example'],
      ['r14', 'cy@acme.example'],
    ])
    expect(rows.every(({ element }) => withList(generic).chipPlace?.(element) != null)).toBe(true)
  })

  it('is none where its rows show names alone', () => {
    const names = [12, 13, 14].map((day) => row('x', day).replace(' title="x@acme.example"', ''))
    expect(withList(generic).readList?.(shown(`<div>${names.join('')}</div>`))).toBeNull()
  })
})

describe('whose mailbox it is', () => {
  it('is read from what the page calls the account, and from nothing else', async () => {
    const page = shown(`<div class="account"><span title="rep1@ourco.test">Rep One</span></div>
      <div><span title="other@globex.example">Other</span></div>
      <main><h2>Offer</h2><table><tr><th>From:</th><td>ana@acme.example</td></tr><tr><th>To:</th><td>rep1@ourco.test</td></tr>
      <tr><th>Date:</th><td>Mar 12, 2026, 9:12 AM</td></tr></table><div class="account">victim@globex.example, here is our offer, as promised; it holds until the end of May, so take your time.</div></main>`)
    expect(await settledReading(page)).toMatchObject({ kind: 'message', ownAddresses: ['rep1@ourco.test'] })
  })
})
