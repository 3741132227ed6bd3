/** A page with a message list, and an adapter that reads it; where its rows stand is told by their `data-top`. */
import { parseHTML } from 'linkedom'
import type { MailAdapter } from '../../lib/mail/adapter'

export function rowMarkup(uid: number, top = uid * 20): string {
  return `<li data-uid="${uid}" data-top="${top}"><b>Person ${uid}</b> <span>Secret ${uid}</span></li>`
}

/** Gives a row its box; linkedom lays nothing out. */
function placeRow(row: Element): void {
  const top = Number(row.getAttribute('data-top'))
  Object.assign(row, { getBoundingClientRect: () => ({ top, bottom: top + 20, height: 20 }) })
}

/** Rows 1 to `count`, 20 pixels each, in a window of 800. */
export function listPage(count: number) {
  const rows = Array.from({ length: count }, (_, index) => rowMarkup(index + 1)).join('')
  const { document, window } = parseHTML(`<html><body><ul>${rows}</ul><main></main></body></html>`)
  Object.assign(window, { innerHeight: 800 })
  return { document, window, list: document.querySelector('ul') ?? document.body }
}

export function listAdapter(): MailAdapter {
  return {
    id: 'test',
    matches: () => true,
    selectors: {},
    readPage: () => ({ kind: 'none', ownAddresses: [] }),
    watched: () => ({ targets: [], frames: [] }),
    aside: () => ({ html: {}, body: {} }),
    readList(page) {
      const rows = [...page.querySelectorAll('li')]
      if (rows.length === 0) return null
      return {
        folder: 'inbox',
        rows: rows.map((element) => {
          placeRow(element)
          const uid = element.getAttribute('data-uid') ?? ''
          const people = [{ role: 'from' as const, name: '', address: `person${uid}@acme.example` }]
          return { element, key: uid, pageKey: uid, threadKey: null, people, at: null }
        }),
      }
    },
    chipPlace: (row) => row.querySelector('b'),
  }
}
