import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { createPageAside, roomOfLastVisit } from '../../lib/mail/page-aside'

const room = (width: number) => ({ html: { 'margin-right': `${width}px` }, body: {} })

function pageWithStorage() {
  const { document, window } = parseHTML('<html style="margin-right: 5px"><body></body></html>')
  const stored = new Map<string, string>()
  const sessionStorage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  }
  Object.assign(window, { sessionStorage })
  const abort = new AbortController()
  return { document, window, abort, aside: createPageAside(document, room, abort.signal) }
}
const margin = (page: Document) => page.documentElement.getAttribute('style') ?? ''

describe('the room beside the webmail', () => {
  it('is taken, and taken again at the next visit before anything is painted', () => {
    const { document, window, aside } = pageWithStorage()
    expect(roomOfLastVisit(window)).toBe(0)
    aside.take(360)
    expect(margin(document)).toContain('360px')
    expect(roomOfLastVisit(window)).toBe(360)
  })

  it('is given back, and not taken at the next visit', () => {
    const { document, window, aside } = pageWithStorage()
    aside.take(360)
    aside.giveBack()
    expect(margin(document)).not.toContain('360px')
    expect(roomOfLastVisit(window)).toBe(0)
  })

  it('is given back by a script that ends, for the next version’s to take at once', () => {
    const { document, window, abort, aside } = pageWithStorage()
    aside.take(40)
    abort.abort()
    expect(margin(document)).not.toContain('40px')
    expect(roomOfLastVisit(window)).toBe(40)
  })

  it('is refused when a page wrote nonsense where it is remembered', () => {
    const { window } = pageWithStorage()
    for (const nonsense of ['-5', '99999', 'NaN', '']) {
      window.sessionStorage.setItem('sidelight.room', nonsense)
      expect(roomOfLastVisit(window)).toBe(0)
    }
  })
})
