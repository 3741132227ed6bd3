/** People written in a page's text or in an attribute: "Name <addr>", "Name (addr)", "addr (Name)", bare addresses. */
export interface Written {
  name: string
  /** As it is written. */
  address: string
}

/** Longest text searched, UTF-16 units; a header's line of a thousand recipients is longer, and then cut. */
const longestText = 64 * 1024
const mostPeople = 1200
/** RFC 5321 4.5.3.1: 64, an at sign and 255. */
const longestAddress = 320
/** Ends in a name of two letters or more. */
const publicDomain = /@.+\.[\p{L}\p{M}][\p{L}\p{N}\p{M}-]+$/u
const address =
  /"(?:[^"\\\s]|\\.){1,64}"@[\p{L}\p{N}.-]+|[^\s<>()[\]{}:;@,"|，；、：（）＜＞“”«»]{1,64}@(?:[\p{L}\p{N}][\p{L}\p{N}\p{M}.-]*|\[[\d.]+\])/gu
const opening = /[<＜(（[]\s*(?:mailto:)?\s*$/i
const closing = /^\s*[>＞)）\]]/
const separator = /[,;，；、\n]/

/** A written name without the quotes, commas and brackets around it. */
function readName(text: string): string {
  const quoted = /"((?:[^"\\]|\\.)*)"\s*$/.exec(text)
  const own = quoted === null ? (text.split(separator).pop() ?? '') : (quoted[1] ?? '').replaceAll(/\\(.)/g, '$1')
  return own.replaceAll(/^[\s>)\]'‘’“”]+|[\s<(['‘’“”]+$/g, '')
}

/** An address's own form: no trailing dot or apostrophe, which the text around it brings along. */
function bare(found: string): string {
  return found.replace(/^['‘’`*=]+/, '').replace(/['‘’`*.\-_]+$/, '')
}

export interface WrittenPeople {
  people: Written[]
  /** Characters that are neither address, name nor punctuation. */
  rest: number
}

/** Everybody named with an address. A domain without a dot counts in brackets only. */
export function readWrittenPeople(whole: string): WrittenPeople {
  const text = whole.slice(0, longestText)
  const people: Written[] = []
  let rest = 0
  let end = 0
  for (const found of text.matchAll(address)) {
    const start = found.index
    const before = text.slice(end, start)
    const after = text.slice(start + found[0].length)
    const isBracketed = opening.test(before) && closing.test(after)
    const clean = bare(found[0])
    if (!(isBracketed ? /@./ : publicDomain).test(clean) || clean.length > longestAddress) continue
    const following = isBracketed ? null : /^\s*\(([^()@]{1,100})\)/.exec(after)
    const name = isBracketed ? readName(before.replace(opening, '')) : (following?.[1] ?? '')
    rest +=
      before.replaceAll(/[\s\p{P}\p{S}]+/gu, '').length - (isBracketed ? name.replaceAll(/[\s\p{P}]/gu, '').length : 0)
    people.push({ name, address: clean })
    end = start + found[0].length + (following?.[0].length ?? 0)
    if (people.length === mostPeople) break
  }
  return { people, rest: Math.max(0, rest) + text.slice(end).replaceAll(/[\s\p{P}\p{S}]+/gu, '').length }
}

/** The people of a `mailto:` address; none of one that is an action, with a text or subject to send. */
export function readMailto(href: string): string[] {
  const [, list = '', query = ''] = /^mailto:([^?]*)\??([\s\S]*)$/i.exec(href) ?? []
  if (query !== '') return []
  try {
    return readWrittenPeople(decodeURIComponent(list.slice(0, 2000))).people.map((one) => one.address)
  } catch {
    // A percent sign that encodes nothing: the address as it stands.
    return readWrittenPeople(list.slice(0, 2000)).people.map((one) => one.address)
  }
}
