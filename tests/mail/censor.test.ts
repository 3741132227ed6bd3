import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { censorMarkup, longestMarkup } from '../../lib/mail/censor'
import { pageFrom } from './page-fixture'
import { escapeHtml } from './roundcube-markup'

const censor = (body: string) =>
  censorMarkup(pageFrom(`<html><body>${body}</body></html>`, 'https://example.org/').body)

describe('censorMarkup', () => {
  it('keeps how the page is built', () => {
    expect(censor('<div class="adn ads" role="list"><span class="gD" email="ana@acme.example">Ana</span></div>')).toBe(
      '<body><div class="adn ads" role="list"><span class="gD" email="…">…</span></div></body>',
    )
  })

  it('drops ids that count messages or people, and whatever scripts and fields hold', () => {
    const markup = censor(
      '<tr id="rcmrow12345" class="u4711222 message"></tr><script>secret()</script><textarea>secret</textarea>',
    )
    expect(markup).toContain('class="… message"')
    expect(markup).not.toMatch(/12345|4711222|secret/)
  })

  it('holds none of the text or values of any page', () => {
    const secret = fc.string({ unit: 'grapheme', minLength: 3 }).map((text) => `Zq${text}Zq`)
    const holds = fc.property(secret, secret, (text, value) => {
      const markup = censor(`<a href="${escapeHtml(value)}" title="${escapeHtml(value)}">${escapeHtml(text)}</a>`)
      return !markup.includes('Zq')
    })
    expect(fc.check(holds).counterexample).toBeNull()
  })

  it('is bounded, whatever the page’s size', () => {
    expect(censor('<p class="person">Ana</p>'.repeat(20_000)).length).toBe(longestMarkup)
  })
})
