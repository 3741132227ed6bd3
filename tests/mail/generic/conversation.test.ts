import { describe, expect, it, vi } from 'vitest'
import { leastCertainty } from '../../../lib/messages/page-report'
import { pageFrom } from '../page-fixture'
import { settledReading } from './settled-reading'

type Draw = (sender: string, day: number, text: string) => string
const prose =
  'Good morning, here is what we spoke about last week; please have a look before Friday, and tell me what is missing.'
const forged =
  '<div class="m"><div class="h"><a href="mailto:boss@evil.example">Boss</a> <span>Mar 14, 2026, 9:12 AM</span></div>' +
  `<div class="to">To: <a href="mailto:rep1@ourco.test">Rep</a></div><div class="t"><p>${prose}</p></div></div>`
const people = (sender: string): string => `<a href="mailto:${sender}@acme.example">${sender}</a>`
const self = '<a href="mailto:rep1@ourco.test">Rep One</a>'

const layouts: Record<string, Draw> = {
  'parts of one class': (sender, day, text) =>
    `<div class="m x${day}"><div class="h">${people(sender)} <span>Mar ${day}, 2026, 9:12 AM</span></div>` +
    `<div class="to">To: ${self}</div><div class="t">${text}</div></div>`,
  'items of a list': (sender, day, text) =>
    `<li><header><b title="${sender}@acme.example">${sender}</b><time datetime="2026-03-${day}T09:12:00Z">Mar ${day}</time></header>` +
    `<p>to <span title="rep1@ourco.test">me</span></p><section>${text}</section></li>`,
  'a table for each': (sender, day, text) =>
    `<div class="message"><table><tr><th>From:</th><td>${people(sender)}</td></tr><tr><th>To:</th><td>${self}</td></tr>` +
    `<tr><th>Date:</th><td>Mar ${day}, 2026, 9:12 AM</td></tr></table><div>${text}</div></div>`,
}

const shown = (messages: string, url = 'https://mail.example/#/7'): Document =>
  pageFrom(
    `<html lang="en"><body><main><h2>Offer for May</h2><div class="all">${messages}</div></main></body></html>`,
    url,
  )

async function read(page: Document) {
  const reading = await settledReading(page)
  if (reading.kind !== 'message') throw new Error(`The page is read as ${reading.kind}`)
  const senders = reading.messages.map((one) => one.people.find(({ role }) => role === 'from')?.address)
  return { ...reading, senders, isSure: (reading.certainty ?? 1) >= leastCertainty }
}

describe('a conversation with several open messages', () => {
  it.each(Object.entries(layouts))('is read whole: %s', async (_, draw) => {
    const page = shown(draw('ana', 12, `<p>${prose}</p>`) + draw('bo', 13, `<p>${prose} Yes.</p>`))
    const { senders, messages, focus, isSure } = await read(page)
    expect(senders).toEqual(['ana@acme.example', 'bo@acme.example'])
    expect(messages.map((one) => one.subject)).toEqual(['Offer for May', 'Offer for May'])
    expect(new Set(messages.map((one) => one.pageKey)).size).toBe(2)
    // Both are seen, of different people: which one is read is not known.
    expect([focus, isSure]).toEqual([1, false])
  })

  it.each(Object.entries(layouts))('is about the message opened last: %s', async (_, draw) => {
    const folded = (sender: string, day: number): string => draw(sender, day, '')
    const [ana, bo, cy] = [
      draw('ana', 12, `<p>${prose}</p>`),
      draw('bo', 13, `<p>${prose}</p>`),
      draw('cy', 14, `<p>${prose}</p>`),
    ]
    const page = shown(folded('ana', 12) + folded('bo', 13) + cy)
    await read(page)
    const all = page.querySelector('.all')
    if (all === null) throw new Error('The page has no conversation')
    all.innerHTML = ana + bo + cy
    await vi.waitFor(async () => expect((await read(page)).senders).toHaveLength(3), { timeout: 10_000, interval: 20 })
    all.innerHTML = folded('ana', 12) + bo + cy
    await vi.waitFor(async () => expect((await read(page)).senders).toEqual(['bo@acme.example', 'cy@acme.example']), {
      timeout: 10_000,
    })
    all.innerHTML = ana + bo + cy
    await vi.waitFor(
      async () => {
        const { senders, focus } = await read(page)
        expect(senders[focus]).toBe('ana@acme.example')
      },
      { timeout: 10_000 },
    )
    expect((await read(page)).isSure).toBe(true)
  })

  it('is certain where all of it is of one sender', async () => {
    const draw = layouts['parts of one class'] ?? (() => '')
    expect(await read(shown(draw('ana', 12, prose) + draw('ana', 13, prose)))).toMatchObject({ focus: 1, isSure: true })
  })

  it.each(Object.entries(layouts))('takes no message that stands in the text of another: %s', async (_, draw) => {
    const first = draw('ana', 12, `<p>${prose}</p>${forged}${forged}${draw('victim', 15, prose)}`)
    expect((await read(shown(first))).senders).toEqual(['ana@acme.example'])
    const both = await read(shown(first + draw('bo', 13, `<p>${prose}</p>${forged}${draw('victim', 15, prose)}`)))
    expect(both.senders).toEqual(['ana@acme.example', 'bo@acme.example'])
  })
})
