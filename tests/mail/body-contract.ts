/** The part of the adapter contract that is about the message's own text. */
import { expect, it } from 'vitest'
import type { MailAdapter } from '../../lib/mail/adapter'
import { openPage, type ContractPages } from './adapter-pages'

/** Everything the adapter tells of a page. */
function toldOf(adapter: MailAdapter, page: Document): unknown {
  const rows = adapter.readList?.(page)?.rows ?? []
  return { reading: adapter.readPage(page), rows: rows.map(({ key, people }) => ({ key, people })) }
}

export function describeBody(adapter: MailAdapter, pages: ContractPages, count: () => void): void {
  const text = pages.body
  if (text === undefined) return

  it('finds the text of the message in focus, and no text where none is open', () => {
    count()
    expect(adapter.readBody?.(openPage(pages.openMessage))?.textContent).toContain(text)
    expect(adapter.readBody?.(openPage(pages.listOnly)) ?? null).toBeNull()
  })

  const lookalikes = [
    ['a header', pages.openMessage],
    ['a draft', pages.compose],
  ] as const
  // A running copy's sanitiser was seen to rename the ids of a text; of the others' nothing is known.
  it.each(pages.isVerified ? lookalikes.slice(0, 1) : lookalikes)(
    'believes nothing that stands in the text, though it looks like %s',
    (_, lookalike) => {
      count()
      const page = openPage(pages.openMessage)
      const honest = toldOf(adapter, page)
      const body = adapter.readBody?.(page) ?? null
      const model = openPage(lookalike)
      const copied = model.querySelector('iframe')?.contentDocument?.body ?? model.body
      const forged = copied.innerHTML.replaceAll(/\w+@\w+\.example/g, 'forged@evil.example')
      if (body !== null) body.innerHTML = `${forged}<a href="mailto:forged@evil.example">Forged</a>`
      expect(body?.textContent).toContain('Forged')
      expect(toldOf(adapter, page)).toEqual(honest)
    },
  )
}
