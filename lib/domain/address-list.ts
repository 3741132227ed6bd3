/**
 * People of an address field: a header's (RFC 5322 3.4, with its obsolete forms) or one that a person types. Own code because the
 * library that does this (postal-mime's addressParser, which the tests hold it against) is a quarter of a content script's 15 KB.
 */
import { partsOfField, type Part } from './address-parts'
import { unquoted } from './address-scan'

export interface AddressEntry {
  /** Without quotes; encoded words (RFC 2047) are left as they are. */
  name: string
  /** As written, not normalised; null for a name alone. */
  address: string | null
  /** The group it stands in (RFC 5322 3.4, "Sales: ana@…, wei@…;"). */
  group: string | null
}

/** Longest field read, in UTF-16 units: about 10,000 addresses. */
const longestField = 512 * 1024

/** What has been read of one entry. */
class Draft {
  /** Names and what stands bare, quotes taken off. */
  words = ''
  /** The same with quotes, and with no blank inside them: an address without brackets stands here. */
  bare = ''
  comment = ''
  angle: string | null = null
  hasWords = false
  hasAddress = false

  add(part: Part): void {
    const { kind, value } = part
    if (kind === 'comment') this.comment ||= singleBlanks(unquoted(value))
    if (kind === 'angle' && (this.angle === null || !this.angle.includes('@')))
      this.angle = singleBlanks(value).replace(/^@[^:]*:/, '')
    this.hasAddress ||= kind === 'angle' || (kind !== 'quoted' && value.includes('@'))
    const isAside = kind === 'comment' || kind === 'angle'
    this.hasWords ||= !isAside && /\S/.test(value)
    // A bracket that is not closed belongs to no name.
    this.words += isAside ? ' ' : kind === 'quoted' ? unquoted(value) : value.replaceAll(/[<>]/g, ' ')
    this.bare += isAside ? ' ' : kind === 'quoted' ? value.replaceAll(/\s/g, heldBlank) : value
  }
}

const heldBlank = '\u0000'

const isMark = (value: string) => (part: Part) => part.kind === 'mark' && part.value === value

function singleBlanks(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** Everybody named in the field, in its order; empty entries and empty groups give nobody. */
export function parseAddressList(field: string): AddressEntry[] {
  const parts = partsOfField(field.slice(0, longestField))
  const lastSemicolon = parts.findLastIndex(isMark(';'))
  const firstColon = parts.findIndex(isMark(':'))
  // As Outlook writes it, "López, Ana; Wang, Wei", a comma belongs to the name.
  const isBySemicolon = lastSemicolon !== -1 && (firstColon === -1 || parts.findIndex(isMark(';')) < firstColon)
  const entries: AddressEntry[] = []
  let draft = new Draft()
  let group: string | null = null
  const finish = (): void => {
    entries.push(...entriesOf(draft, group))
    draft = new Draft()
  }
  for (const [index, part] of parts.entries()) {
    const mark = part.kind === 'mark' ? part.value : ''
    if (mark === ',' && !(isBySemicolon && draft.hasWords && !draft.hasAddress)) finish()
    else if (mark === ';') {
      finish()
      group = null
    } else if (mark === ':' && draft.words.length < 20 && /^\s*mailto$/i.test(draft.words)) draft = new Draft()
    else if (mark === ':' && group === null && index < lastSemicolon && !draft.hasAddress) {
      group = singleBlanks(draft.words) || draft.comment
      draft = new Draft()
    } else if (mark !== '' && !',:'.includes(mark) && draft.hasAddress) finish()
    else draft.add(part)
  }
  finish()
  return entries
}

/** One entry as a rule; several where addresses are parted by blanks only. */
function entriesOf(draft: Draft, group: string | null): AddressEntry[] {
  const written = singleBlanks(draft.words)
  if (draft.angle !== null || !draft.hasAddress) {
    const isNobody = written === '' && !draft.angle
    return isNobody ? [] : [{ name: written || draft.comment, address: draft.angle || null, group }]
  }
  const entries: AddressEntry[] = []
  let words: string[] = []
  const bare = singleBlanks(draft.bare)
  // One address with blanks in it (RFC 5322 4.4), or several with none.
  const joined = bare.replaceAll(/ ?([@.]) ?/g, '$1')
  for (const chunk of joined.includes(' ') ? bare.replaceAll(/ ?@ ?/g, '@').split(' ') : [joined]) {
    const isName = !chunk.includes('@') || /^"[^"]*"$/.test(chunk)
    words.push((isName ? chunk.replaceAll('"', '') : '').replaceAll(heldBlank, ' '))
    if (isName) continue
    const address = chunk.replace(/^[<[]/, '').replace(/[>.]$/, '').replaceAll(heldBlank, ' ')
    entries.push({ name: singleBlanks(words.join(' ')), address, group })
    words = []
  }
  const last = entries.at(-1)
  if (last !== undefined && last.name === '') last.name = singleBlanks(words.join(' ')) || draft.comment
  return entries
}

/**
 * One person as a page shows them, whatever stands in the name: "López, Ana <ana@acme.example>", an address alone, or text that
 * is neither (then it is the name).
 */
export function parsePerson(text: string): AddressEntry {
  const trimmed = text.trim()
  const bracket = trimmed.endsWith('>') ? trimmed.lastIndexOf('<') : -1
  if (bracket !== -1)
    return {
      name: withoutQuotes(trimmed.slice(0, bracket)),
      address: trimmed.slice(bracket + 1, -1) || null,
      group: null,
    }
  const isAddress = trimmed.includes('@')
  return { name: isAddress ? '' : withoutQuotes(trimmed), address: isAddress ? trimmed : null, group: null }
}

function withoutQuotes(name: string): string {
  const trimmed = name.trim()
  return /^"[\s\S]*"$/.test(trimmed) ? unquoted(trimmed) : trimmed
}
