import { parseHTML } from 'linkedom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MailAdapter, PageReading } from '../../lib/mail/adapter'
import { watchSending } from '../../lib/mail/sent-watch'
import { draftSentSchema, type DraftSent } from '../../lib/messages/draft-sent'

const draft: Extract<PageReading, { kind: 'draft' }> = {
  kind: 'draft',
  ownAddresses: ['rep@ourco.example'],
  people: [{ role: 'to', name: 'Ana', address: 'ana@acme.example' }],
  subject: 'Offer',
}

function writing() {
  const { document, window } = parseHTML(
    '<html><body><p>Text</p><button class="send"><i>Send</i></button><button class="save">Save</button></body></html>',
  )
  const state: { reading: PageReading } = { reading: draft }
  const sent: DraftSent[] = []
  const abort = new AbortController()
  const adapter: MailAdapter = {
    id: 'test',
    matches: () => true,
    selectors: {},
    readPage: () => state.reading,
    watched: () => ({ targets: [], frames: [] }),
    aside: () => ({ html: {}, body: {} }),
    isSendControl: (element) => element.closest('.send') !== null,
    isSendKey: (key) => key.key === 'Enter' && key.ctrlKey,
  }
  const onSent = (told: DraftSent): void => void sent.push(told)
  watchSending({ page: document, adapter, onSent, signal: abort.signal })
  /** As the browser tells of a person's hand, unless `isTrusted` says otherwise. */
  const fire = (css: string, type: string, fields: object = {}): void => {
    const event = new window.Event(type, { bubbles: true })
    const target = document.querySelector(css)
    Object.defineProperties(event, {
      isTrusted: { value: true, configurable: true },
      composedPath: { value: () => [target] },
    })
    for (const [name, value] of Object.entries(fields)) Object.defineProperty(event, name, { value })
    target?.dispatchEvent(event)
  }
  const press = (css: string, fields: object = {}): void => {
    for (const type of ['pointerdown', 'pointerup']) fire(css, type, fields)
    fire(css, 'click', { detail: 1, ...fields })
  }
  return { state, sent, abort, fire, press }
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-12T01:12:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a draft that is sent', () => {
  it('is told with its people, its subject and the moment, and without its text', () => {
    const page = writing()
    page.press('.send i')
    expect(page.sent).toEqual([
      {
        webmail: 'test',
        ownAddresses: ['rep@ourco.example'],
        people: draft.people,
        subject: 'Offer',
        threadKey: null,
        at: '2026-03-12T01:12:00.000Z',
      },
    ])
    expect(draftSentSchema.safeParse(page.sent[0]).error).toBeUndefined()
  })

  it('is told once, however often the button is pressed, and again when it has changed', () => {
    const page = writing()
    for (let times = 0; times < 3; times += 1) page.press('.send')
    expect(page.sent).toHaveLength(1)
    page.state.reading = { ...draft, subject: 'Another offer' }
    page.press('.send')
    vi.advanceTimersByTime(60_000)
    page.press('.send')
    expect(page.sent.map(({ subject }) => subject)).toEqual(['Offer', 'Another offer', 'Another offer'])
  })

  it('may be sent by the keyboard, on the button or by the webmail’s key', () => {
    const page = writing()
    page.fire('.send', 'click', { detail: 0 })
    page.state.reading = { ...draft, subject: 'By key' }
    page.fire('p', 'keydown', { key: 'Enter', ctrlKey: false })
    page.fire('p', 'keydown', { key: 'Enter', ctrlKey: true })
    expect(page.sent.map(({ subject }) => subject)).toEqual(['Offer', 'By key'])
  })

  it('is not what a script of the page does, nor another button, a press that moved on, nobody, no draft, or a reader that ended', () => {
    const page = writing()
    page.press('.send', { isTrusted: false })
    page.fire('p', 'keydown', { key: 'Enter', ctrlKey: true, isTrusted: false })
    page.press('.save')
    page.fire('p', 'pointerdown')
    page.fire('.send', 'pointerup')
    page.state.reading = { ...draft, people: [] }
    page.press('.send')
    page.state.reading = { kind: 'none', ownAddresses: [] }
    page.press('.send')
    page.abort.abort()
    page.state.reading = draft
    page.press('.send')
    expect(page.sent).toEqual([])
  })
})
