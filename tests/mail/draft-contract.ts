/** The part of the adapter contract that is about where a draft is written, and what sends it. */
import { expect, it } from 'vitest'
import type { MailAdapter } from '../../lib/mail/adapter'
import { openPage, type ContractPages } from './adapter-pages'

function findIn(page: Document, css: string): Element | null {
  const shown = [page, ...[...page.querySelectorAll('iframe')].map((frame) => frame.contentDocument)]
  return shown.map((one) => one?.querySelector(css) ?? null).find((element) => element !== null) ?? null
}

export function describeDraft(adapter: MailAdapter, pages: ContractPages, count: () => void): void {
  const parts = pages.draftParts
  if (parts === undefined) return
  const { send } = parts

  it('knows where a draft is written', () => {
    count()
    const editor = adapter.readEditor?.(openPage(pages.compose)) ?? null
    expect(editor?.textContent.trim()).toBe(parts.editor)
  })

  it('has no place to write where nothing is being written', () => {
    count()
    expect(adapter.readEditor?.(openPage(pages.listOnly)) ?? null).toBeNull()
  })

  // Where no fact is known of it, there is nothing to hold.
  if (send === null) return

  it('knows what sends the draft, and what does not', () => {
    count()
    const page = openPage(pages.compose)
    const found = [send.css, send.other].map((css) => (css === undefined ? null : findIn(page, css)))
    const editor = adapter.readEditor?.(page) ?? null
    const sends = [...found, editor].map((element) => (element === null ? null : adapter.isSendControl?.(element)))
    expect(sends).toEqual([true, false, false])
  })
}
