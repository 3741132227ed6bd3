import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { normaliseAddress } from '../../lib/domain/address'

const file = '../shared/data/addresses/tests.xml'

/** Categories of the table, the mildest first, and whether Sidelight takes them (docs/addresses.md tells why). */
const categories: Record<string, boolean> = {
  /** A plain address. */
  ISEMAIL_VALID_CATEGORY: true,
  /** No such host in the DNS; Sidelight asks no DNS. */
  ISEMAIL_DNSWARN: true,
  /** Quoted names, address literals, one-label domains. */
  ISEMAIL_RFC5321: true,
  /** Comments and blanks around: left out. */
  ISEMAIL_CFWS: true,
  /** Obsolete forms: brought into today's. */
  ISEMAIL_DEPREC: true,
  /** "Only valid according to the broad definition of RFC 5322. It is otherwise invalid." */
  ISEMAIL_RFC5322: false,
  ISEMAIL_ERR: false,
}

/** Where Sidelight decides otherwise than the table, each with its reason; docs/addresses.md has the same. */
const differences: readonly { ids: readonly number[]; isTaken: boolean; why: string }[] = [
  {
    ids: [23, 24],
    isTaken: false,
    why: 'a host all in digits is an IP address without its brackets, and nobody’s company',
  },
  {
    ids: [58, 124, 125, 134, 138, 139],
    isTaken: false,
    why: 'a control character in the name could hide what a person reads',
  },
  { ids: [16], isTaken: true, why: 'Japanese carriers gave out names that end in a dot, and they are in use' },
  { ids: [26, 39, 59, 60], isTaken: true, why: 'names over 64 characters are in use, as reply addresses of services' },
  { ids: [35], isTaken: true, why: 'a full stop after an address, as in a sentence, is left out' },
  {
    ids: [99, 127, 128, 130, 131, 132, 135, 141, 142, 143, 145, 146, 147, 150, 151, 152, 154, 155, 156],
    isTaken: true,
    why: 'line ends around an address are the page’s, not a header’s: they are left out',
  },
  { ids: [160], isTaken: true, why: 'RFC 6532 allows a backslash before a letter beyond ASCII' },
]

/** What some of the cases become. */
const becomes = new Map([
  [42, 'test@iana.org'],
  [45, 'a@iana.org'],
  [54, 'test.test@iana.org'],
  [55, '"test test"@iana.org'],
  [85, 'test@iana.org'],
  [86, 'test@iana.com'],
  [92, 'test@iana.org'],
  [95, 'test@[255.255.255.255]'],
  [71, 'test@[ipv6:1111:2222:3333:4444:5555:6666:0:8888]'],
  [77, 'test@[ipv6:::]'],
  [165, 'test.test@iana.org'],
])

interface AddressCase {
  id: number
  address: string
  category: string
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Entities undone; the table writes control characters as their pictures, U+2400 and on. */
function decode(text: string): string {
  return text
    .replaceAll(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(\w+);/g, (all, name: string) => entities[name] ?? all)
    .replaceAll(/[\u2400-\u241F]/g, (picture) => String.fromCodePoint((picture.codePointAt(0) ?? 0) - 0x2400))
}

async function readCases(): Promise<AddressCase[]> {
  const tests = (await readFile(file, 'utf8')).matchAll(/<test id="(\d+)">([\s\S]*?)<\/test>/g)
  return Array.from(tests, ([, id, test = '']) => ({
    id: Number(id),
    address: decode(/<address>([\s\S]*?)<\/address>/.exec(test)?.[1] ?? ''),
    category: /<category>(\w+)</.exec(test)?.[1] ?? '',
  }))
}

const byNumber = (a: number, b: number): number => a - b

describe('the address cases of isemail', () => {
  it('are decided as their table says, or as the differences here explain', async ({ skip }) => {
    skip(!existsSync(file), `${file} is not there`)
    const cases = await readCases()
    expect(cases).toHaveLength(164)
    const unlike = cases.filter(
      ({ address, category }) => (normaliseAddress(address) !== null) !== categories[category],
    )
    const explained = new Map(differences.flatMap(({ ids, isTaken }) => ids.map((id) => [id, isTaken])))
    const decided = unlike.map(({ id, address }) => [id, normaliseAddress(address) !== null])
    expect(decided).toEqual(Array.from(explained).toSorted((a, b) => byNumber(a[0], b[0])))
    const lines = Object.keys(categories).map((category) => {
      const of = cases.filter((one) => one.category === category)
      const taken = of.filter(({ address }) => normaliseAddress(address) !== null).length
      return `  ${category}: ${of.length} cases, ${taken} taken`
    })
    console.log(
      [`${cases.length - unlike.length} of 164 cases as the table, ${unlike.length} explained`, ...lines].join('\n'),
    )
  })

  it('come out in one spelling', async ({ skip }) => {
    skip(!existsSync(file), `${file} is not there`)
    const spellings = (await readCases()).map(({ id, address }) => ({ id, once: normaliseAddress(address) }))
    expect(spellings.filter(({ once }) => once !== null && normaliseAddress(once) !== once)).toEqual([])
    const shown = spellings.filter(({ id }) => becomes.has(id)).map(({ id, once }) => [id, once])
    expect(shown).toEqual(Array.from(becomes).toSorted((a, b) => byNumber(a[0], b[0])))
  })
})
