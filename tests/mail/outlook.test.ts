import { describe, expect, it } from 'vitest'
import { outlook } from '../../lib/mail/adapters/outlook'
import { describeAdapter } from './adapter-contract'
import { edited, pageFrom, readFixture } from './page-fixture'
import { ana, named } from './pages/people'
import { pages } from './pages/outlook'

describeAdapter(outlook, pages)

const german = readFixture('outlook-names.de.html')
const url = 'https://outlook.office365.com/mail/id/AAQkADOFFER'
const peopleOf = (html: string) => {
  const reading = outlook.readPage(pageFrom(html, url))
  return reading.kind === 'message' ? reading.messages.map(({ people }) => people) : []
}
const card = (name: string) =>
  `<div role="dialog"><div><h2>${name}</h2><div data-log-name="Email"><button><span>boris@acme.example</span></button></div></div></div>`

describe('Outlook, where it shows a name only', () => {
  it('takes the sender’s address from the selected row, where both show the same name', () => {
    expect(peopleOf(german)).toEqual([[ana('from'), named('to', 'Boris Vorher')]])
  })

  it('does not take it for a sender of another name', () => {
    const other = german.replace(
      '<span title="ana@acme.example">Ana López</span>',
      '<span title="x@acme.example">Ana</span>',
    )
    expect(peopleOf(other)[0]?.[0]).toEqual(named('from', 'Ana López'))
  })

  it('does not take it in a conversation of several messages: the row does not say whose it is', () => {
    const two = edited(german, (page) => {
      const pane = page.querySelector('[data-app-section=MailReadCompose]')
      pane?.insertAdjacentHTML(
        'beforeend',
        '<span role="region"><span aria-label="Von: Carla" tabindex="0">Carla</span></span>',
      )
    })
    expect(peopleOf(two).map(([sender]) => sender)).toEqual([named('from', 'Ana López'), named('from', 'Carla')])
  })

  it('takes an address from the persona card that the user has opened, for the person it names', () => {
    const opened = german.replace('</body>', `${card('Boris Vorher')}</body>`)
    expect(peopleOf(opened)[0]?.[1]).toEqual({ role: 'to', name: 'Boris Vorher', address: 'boris@acme.example' })
  })

  it('takes none from a card of a name that only contains theirs, nor where two people bear the name', () => {
    const longer = german.replace('</body>', `${card('Boris Vorher-Nachher')}</body>`)
    const twice = german
      .replace('An: Boris Vorher', 'An: Boris Vorher; Boris Vorher')
      .replace('</body>', `${card('Boris Vorher')}</body>`)
    expect(peopleOf(longer)[0]?.[1]).toEqual(named('to', 'Boris Vorher'))
    expect(peopleOf(twice)[0]?.slice(1)).toEqual([named('to', 'Boris Vorher'), named('to', 'Boris Vorher')])
  })

  it('says nothing of a draft’s own sender', () => {
    const answering = edited(german, (page) => {
      const pane = page.querySelector('[data-app-section=MailReadCompose]')
      pane?.insertAdjacentHTML(
        'beforeend',
        '<div><div id="MSG_d_FROM">Rep</div><div role="group" id="MSG_d_TO"></div><div id="editorParent_1"><p contenteditable="true"></p></div></div>',
      )
    })
    expect(outlook.readPage(pageFrom(answering, url)).kind).toBe('draft')
    const page = pageFrom(answering, url)
    Object.defineProperty(page, 'activeElement', { value: page.querySelector('#MailList') })
    expect(outlook.readPage(page)).toMatchObject({
      kind: 'message',
      messages: [{ people: [ana('from'), named('to', 'Boris Vorher')] }],
    })
  })

  it('is none on its calendar', () => {
    expect(outlook.readPage(pageFrom(german, 'https://outlook.office.com/calendar/view/week')).kind).toBe('none')
  })
})
