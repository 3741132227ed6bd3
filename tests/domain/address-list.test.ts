import { addressParser } from 'postal-mime'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAddressList, parsePerson } from '../../lib/domain/address-list'
import { growth, linearGrowth } from './growth'

const quote = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`
const read = (field: string) => parseAddressList(field).map(({ name, address }) => [name, address])

describe('parseAddressList', () => {
  it.each<[string, [string, string | null][]]>([
    [
      'Ana López <ana@acme.example>, wei@globex.example',
      [
        ['Ana López', 'ana@acme.example'],
        ['', 'wei@globex.example'],
      ],
    ],
    ['"López, Ana" <ana@acme.example>', [['López, Ana', 'ana@acme.example']]],
    [
      'López, Ana <ana@acme.example>; Wang, Wei <wei@a.example>',
      [
        ['López, Ana', 'ana@acme.example'],
        ['Wang, Wei', 'wei@a.example'],
      ],
    ],
    ['ana@acme.example (Ana (Sales) López)', [['Ana (Sales) López', 'ana@acme.example']]],
    ['Ana (Sales) <ana@acme.example>', [['Ana', 'ana@acme.example']]],
    ['"ana \\"the\\" lopez" <ana@acme.example>', [['ana "the" lopez', 'ana@acme.example']]],
    [
      '"ana lopez"@acme.example, b@acme.example',
      [
        ['', '"ana lopez"@acme.example'],
        ['', 'b@acme.example'],
      ],
    ],
    ['<@relay.example,@other.example:ana@acme.example>', [['', 'ana@acme.example']]],
    [
      'ana@acme.example wei@globex.example',
      [
        ['', 'ana@acme.example'],
        ['', 'wei@globex.example'],
      ],
    ],
    ['Ana López ana@acme.example', [['Ana López', 'ana@acme.example']]],
    [
      'ana@acme.example；王伟 <wei@例え.jp>，b@acme.example',
      [
        ['', 'ana@acme.example'],
        ['王伟', 'wei@例え.jp'],
        ['', 'b@acme.example'],
      ],
    ],
    [
      'ana@acme.example\nwei@globex.example',
      [
        ['', 'ana@acme.example'],
        ['', 'wei@globex.example'],
      ],
    ],
    ['"Ana\r\n López"\r\n <ana@acme.example>', [['Ana López', 'ana@acme.example']]],
    ['ana@acme  . example', [['', 'ana@acme.example']]],
    ['Nobody:(that I know);', []],
    ['ana @ acme.example', [['', 'ana@acme.example']]],
    ['mailto:ana@acme.example', [['', 'ana@acme.example']]],
    [
      'ana@[IPv6:1::2], wei@[127.0.0.1]',
      [
        ['', 'ana@[IPv6:1::2]'],
        ['', 'wei@[127.0.0.1]'],
      ],
    ],
    ['=?utf-8?Q?L=C3=B3pez,_Ana?= <ana@acme.example>', [['=?utf-8?Q?L=C3=B3pez,_Ana?=', 'ana@acme.example']]],
    ["'Ana' via List <list@lists.example>", [["'Ana' via List", 'list@lists.example']]],
    ['Acme: Sales <ana@acme.example>', [['Acme: Sales', 'ana@acme.example']]],
    ['Name <<ana@acme.example>>', [['Name', 'ana@acme.example']]],
    ['wei', [['wei', null]]],
    ['Ana <>', [['Ana', null]]],
    [', ;,', []],
    ['', []],
  ])('reads %j', (field, expected) => {
    expect(read(field)).toEqual(expected)
  })

  it('opens groups, and says which', () => {
    expect(parseAddressList('Sales: ana@acme.example, "Wei" <wei@acme.example>;, b@acme.example')).toEqual([
      { name: '', address: 'ana@acme.example', group: 'Sales' },
      { name: 'Wei', address: 'wei@acme.example', group: 'Sales' },
      { name: '', address: 'b@acme.example', group: null },
    ])
    expect(parseAddressList('undisclosed-recipients:;')).toEqual([])
  })

  it('never takes an address out of a quoted name', () => {
    expect(read('"ana@acme.example" <wei@globex.example>')).toEqual([['ana@acme.example', 'wei@globex.example']])
    expect(read('"ana@acme.example"')).toEqual([['ana@acme.example', null]])
    expect(read('"<ana@acme.example>" wei@globex.example')).toEqual([['<ana@acme.example>', 'wei@globex.example']])
  })

  it('agrees with postal-mime on whatever is well written', () => {
    const name = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((raw) => raw.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim())
    const entry = fc.record({ name, address: fc.emailAddress(), comment: fc.constantFrom('', ' (note, <x@y>)') })
    const lists = fc.array(entry, { maxLength: 8 })
    const holds = fc.property(
      lists,
      fc.constantFrom(', ', ',', ' ;', ',\n '),
      fc.boolean(),
      (drawn, separator, isGroup) => {
        const written = drawn
          .map((one) => (one.name === '' ? one.address : `${quote(one.name)} <${one.address}>${one.comment}`))
          .join(separator)
        // postal-mime ends a group at a semicolon even inside quotes.
        const field = isGroup && !written.includes(';') ? `Team: ${written};` : written
        const theirs = addressParser(field, { flatten: true }).map((one) => [one.name, one.address])
        const ours = read(field).map(([shown, address]) => [shown === address ? '' : shown, address])
        return JSON.stringify(ours) === JSON.stringify(theirs)
      },
    )
    expect(fc.check(holds, { numRuns: 1000 }).counterexample).toBeNull()
  })

  it('reads 5,000 recipients, each', () => {
    const field = Array.from({ length: 5000 }, (_, at) => `"P, ${at}" <p${at}@acme.example>`).join(',\r\n ')
    const people = parseAddressList(field)
    expect(people).toHaveLength(5000)
    expect(people.at(-1)).toEqual({ name: 'P, 4999', address: 'p4999@acme.example', group: null })
  })

  it.each([
    '"',
    '(',
    '((',
    '()',
    '(\\',
    '<',
    '<"',
    '<a',
    '"\\',
    '=?a?q?',
    ',',
    ';',
    ':',
    '，',
    '[',
    '@[',
    ' ',
    'a@',
    'a@ ',
    '"a"@',
  ])('reads a hostile run of %j in time that grows as its length', (piece) => {
    expect(growth((size) => parseAddressList(piece.repeat(size / piece.length)))).toBeLessThan(linearGrowth)
  })
})

describe('parsePerson', () => {
  it.each<[string, string, string | null]>([
    ['López, Ana (Sales); x <ana@acme.example>', 'López, Ana (Sales); x', 'ana@acme.example'],
    ['"López, \\"Ana\\"" <ana@acme.example> ', 'López, "Ana"', 'ana@acme.example'],
    ['王伟@例え.jp', '', '王伟@例え.jp'],
    ['undisclosed', 'undisclosed', null],
    ['bad address <not an address>', 'bad address', 'not an address'],
    ['', '', null],
  ])('takes %j as one person', (text, name, address) => {
    expect(parsePerson(text)).toEqual({ name, address, group: null })
  })
})
