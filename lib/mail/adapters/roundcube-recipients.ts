/**
 * Roundcube shows about ten recipients of a header; all of them sit in the onclick attribute of the "more" link, as
 * HTML in a JavaScript string: `return rcmail.simple_dialog('<span class=\"adr\">…<\/span>, …','To',…)`
 * (program/actions/mail/index.php, address_string). It is read as text: it is never run and never becomes markup.
 */
import type { Correspondent } from '../../messages/page-report'
import { correspondent, type People } from '../people'
import { readPlainPerson } from './plain-person'

const person = /<span class=\\?["']adr\\?["']>/g
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Undoes the escapes of rcube::JQ and JSON strings. */
function unescapeScript(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-f]{4})|([\s\S]))/gi, (_, code: string | undefined, char: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
    if (char === 'n' || char === 'r' || char === 't') return ' '
    return char ?? ''
  })
}

/** Undoes htmlspecialchars; an entity it does not make stays as it is. */
function unescapeHtml(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (all, decimal, hex, name: string) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    if (name !== undefined) return entities[name.toLowerCase()] ?? all
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : all
  })
}

function readEscapedPerson(role: Correspondent['role'], escaped: string): Correspondent {
  const html = unescapeScript(escaped)
  const link = /^<a ([^>]*)>([^<]*)<\/a>/.exec(html)
  const address = /\btitle="([^"]*)"/.exec(link?.[1] ?? '') ?? /\bhref="mailto:([^"]*)"/.exec(link?.[1] ?? '')
  if (link !== null && address !== null)
    return correspondent(role, unescapeHtml(link[2] ?? ''), unescapeHtml(address[1] ?? ''))
  return readPlainPerson(role, unescapeHtml(html.replace(/<[\s\S]*$/, '')))
}

/**
 * Everybody in a "more" link's onclick, the ones shown beside it among them.
 * @param most how many to read; the rest are counted without being decoded
 */
export function readMoreLink(role: Correspondent['role'], onclick: string, most: number): People {
  const starts = [...onclick.matchAll(person)].map((found) => found.index + found[0].length)
  const people = starts
    .slice(0, most)
    .map((start, index) => readEscapedPerson(role, onclick.slice(start, starts[index + 1] ?? onclick.length)))
  return { people, peopleLeftOut: starts.length - people.length }
}
