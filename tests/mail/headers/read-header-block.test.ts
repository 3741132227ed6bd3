import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHeaderBlock } from '../../../lib/mail/headers/read-header-block'
import { openMessageSchema } from '../../../lib/messages/page-report'
import { growth, linearGrowth } from '../../domain/growth'

const read = (...lines: string[]) => readHeaderBlock(lines.join('\r\n'))
const shown = (...lines: string[]) => read(...lines).people.map(({ role, name, address }) => [role, name, address])
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))
/** Encoded words of so many bytes each, cut without regard to characters. */
const encode = (text: string, size: number, isBase64: boolean): string => {
  const raw = Buffer.from(text)
  const pieces = Array.from({ length: Math.ceil(raw.length / size) }, (_, at) =>
    raw.subarray(at * size, (at + 1) * size),
  )
  return pieces
    .map((piece) => {
      const hex = Array.from(piece, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      return isBase64 ? `=?utf-8?B?${piece.toString('base64')}?=` : `=?UTF-8?Q?${hex.join('')}?=`
    })
    .join('\r\n ')
}

describe('readHeaderBlock', () => {
  it('reads who, when and which, from folded fields of any case', () => {
    expect(
      read(
        'Received: x',
        '\tMessage-ID: <no@t.example>; Thu, 1 Jan 1998 00:00:00 +0000',
        'message-id:',
        ' <AbC@acme.example>',
        'Date: Thu, 12 Mar 2026 09:12:40 +0800 (CST)',
        'FROM: "López, Ana"',
        '\t<ana@acme.example>',
        'To: wei@globex.example',
        '',
        'From: body@acme.example',
      ),
    ).toEqual({
      messageId: 'AbC@acme.example',
      at: '2026-03-12T01:12:40.000Z',
      people: [
        { role: 'from', name: 'López, Ana', address: 'ana@acme.example' },
        { role: 'to', name: '', address: 'wei@globex.example' },
      ],
      peopleLeftOut: 0,
      originals: [],
      traits: [],
    })
  })

  it('gives several From, a Sender and Reply-To that differ, groups, repeated fields, and nobody where there is none', () => {
    expect(
      shown(
        'From: a@acme.example, b@acme.example',
        'Sender: Desk <desk@acme.example>',
        'Reply-To: other@acme.example',
        'To: Sales: c@acme.example, d@acme.example;',
        'To: e@acme.example',
        'Cc: undisclosed-recipients:;',
        'Bcc: f@acme.example',
      ),
    ).toEqual([
      ['from', '', 'a@acme.example'],
      ['from', '', 'b@acme.example'],
      ['sender', 'Desk', 'desk@acme.example'],
      ['replyTo', '', 'other@acme.example'],
      ['to', '', 'c@acme.example'],
      ['to', '', 'd@acme.example'],
      ['to', '', 'e@acme.example'],
      ['bcc', '', 'f@acme.example'],
    ])
    expect(read('Subject: x').people).toEqual([])
    expect(read('').people).toEqual([])
  })

  it.each([
    ['=?UTF-8?B?546L5Lyf?=', '王伟'],
    ['=?utf-8?q?L=C3=B3pez=2C_Ana?=', 'López, Ana'],
    ['=?gb18030?B?zfXOsA==?=', '王伟'],
    ['=?GB2312?B?zfXOsA==?=', '王伟'],
    ['=?big5?B?pP2wtg==?=', '王偉'],
    ['=?iso-2022-jp?B?GyRCOzNFRBsoQg==?=', '山田'],
    ['=?Shift_JIS?B?jlKTYw==?=', '山田'],
    ['=?KOI8-R?Q?=E1=CE=CE=C1?=', 'Анна'],
    ['=?iso-8859-1*es?Q?L=F3pez?=', 'López'],
    ['=?utf-8?B?546L?= =?utf-8?B?5Lyf?=', '王伟'],
    // One character cut in two.
    ['=?utf-8?B?546L5A==?= =?utf-8?B?vJ8=?=', '王伟'],
    ['=?utf-8?q?Ana?= =?iso-8859-1?q?_L=F3pez?=', 'Ana López'],
    ['"=?utf-8?q?Ana?=" Maria', 'Ana Maria'],
    ['=?utf-8?q?Ana?= Maria', 'Ana Maria'],
    // A comma that should have been encoded.
    ['=?utf-8?q?L=C3=B3pez,_Ana?=', 'López, Ana'],
    ['=?no-such-charset?q?Ana?=', '=?no-such-charset?q?Ana?='],
    ['=?utf-8?x?Ana?=', '=?utf-8?x?Ana?='],
    ['=?utf-8?q?Ana', '=?utf-8?q?Ana'],
    ['=?utf-8?B?546L5Lyf!!?=', '王伟'],
  ])('decodes the name %s', (written, name) => {
    expect(shown(`From: ${written} <ana@acme.example>`)).toEqual([['from', name, 'ana@acme.example']])
  })

  it('reads a person encoded whole, and never an address out of a name', () => {
    expect(shown('From: =?utf-8?q?Ana_=3Cana=40acme=2Eexample=3E?=')).toEqual([['from', 'Ana', 'ana@acme.example']])
    expect(shown('From: =?utf-8?q?ceo=40acme=2Eexample=2C?= <wei@globex.example>')).toEqual([
      ['from', 'ceo@acme.example,', 'wei@globex.example'],
    ])
  })

  it('reads back every name, however its encoded words are cut', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((raw) => raw.replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim())
    const holds = fc.property(name, fc.integer({ min: 1, max: 45 }), fc.boolean(), (text, size, isBase64) => {
      const [person] = read(`From: ${encode(text, size, isBase64)} <ana@acme.example>`).people
      return person?.name === text && person.address === 'ana@acme.example'
    })
    expect(fc.check(holds, { numRuns: 1000 }).counterexample).toBeNull()
  })

  it.each([
    ['UTF-8', bytes('From: 王伟 <wei@例え.jp>'), '王伟', 'wei@例え.jp'],
    ['Latin-1', bytes('From: Ana López <ana@acme.example>', 'latin1'), 'Ana López', 'ana@acme.example'],
    [
      'what the message says its text is in',
      bytes('Content-Type: text/plain; charset="gbk"\nFrom: \xCD\xF5\xCE\xB0 <wei@acme.example>', 'latin1'),
      '王伟',
      'wei@acme.example',
    ],
  ])('reads raw bytes as %s', (_, headers, name, address) => {
    expect(readHeaderBlock(headers).people).toEqual([{ role: 'from', name, address }])
  })

  it('takes dates in UTC only where a report can hold them, and Message-IDs likewise', () => {
    expect(read('Date: the day before yesterday').at).toBeNull()
    expect(read('Date: Thu, 12 Mar 20260 09:12:40 +0800').at).toBeNull()
    expect(read(`Message-ID: <${'a'.repeat(2000)}@acme.example>`).messageId).toBeNull()
    expect(read('Message-ID: <>').messageId).toBeNull()
  })

  it.each<[string, string[], string[]]>([
    ['a bounce', ['Content-Type: multipart/report; report-type=delivery-status; boundary=x'], ['bounce']],
    ['a bounce of Exim', ['X-Failed-Recipients: ana@acme.example', 'Auto-Submitted: auto-replied'], ['bounce']],
    ['an out-of-office', ['Auto-Submitted: auto-replied (vacation)'], ['autoReply']],
    ['a receipt', ['Content-Type: multipart/report; report-type=disposition-notification'], ['autoReply']],
    ['a list', ['List-Id: <l.acme.example>', 'List-Post: <mailto:l@acme.example>', 'List-Unsubscribe: <x>'], ['list']],
    ['an announcement list', ['List-Post: NO', 'List-Unsubscribe: <https://acme.example>'], ['bulk']],
    ['a newsletter', ['List-Unsubscribe: <https://acme.example>', 'List-Id: x'], ['bulk']],
    ['old bulk mail', ['Precedence: bulk'], ['bulk']],
    ['a machine’s notice', ['Auto-Submitted: auto-generated'], ['bulk']],
    ['mail sent on', ['Resent-From: rep@ourco.example', 'From: ana@acme.example'], ['forward']],
    ['a person’s mail', ['From: ana@acme.example', 'Auto-Submitted: no'], []],
  ])('tells %s', (_, lines, traits) => {
    expect(read(...lines).traits).toEqual(traits)
  })

  it('finds the author behind a list that rewrote From', () => {
    const listed = [{ how: 'list', name: 'Ana López', address: 'ana@acme.example' }]
    const from = "From: 'Ana López' via Sales <sales@ourco.example>"
    expect(read(from, 'X-Original-From: Ana =?utf-8?q?L=C3=B3pez?= <ana@acme.example>').originals).toEqual(listed)
    expect(read(from, 'X-Original-Sender: ana@acme.example').originals).toMatchObject([{ address: 'ana@acme.example' }])
    expect(read(from, 'Reply-To: ana@acme.example').originals).toEqual(listed)
    expect(read(from).originals).toEqual([])
    expect(read('From: Octavia <o@acme.example>', 'Reply-To: ana@acme.example').originals).toEqual([])
  })

  it('finds whom somebody wrote for, but takes no list’s or mailing’s machine for a person', () => {
    const from = 'From: Boss <boss@acme.example>'
    expect(read(from, 'Sender: desk@acme.example').originals).toEqual([
      { how: 'onBehalf', name: 'Boss', address: 'boss@acme.example' },
    ])
    expect(read(from, 'Sender: BOSS@acme.example').originals).toEqual([])
    expect(read(from, 'Sender: list-bounces@lists.example').originals).toEqual([])
    expect(read(from, 'Sender: x@mailer.example', 'List-Unsubscribe: <x>').originals).toEqual([])
  })

  it('finds whom a bounce could not reach', () => {
    expect(read('From: Mailer <mailer-daemon@x.example>', 'X-Failed-Recipients: ana@acme.example').originals).toEqual([
      { how: 'bounce', name: '', address: 'ana@acme.example' },
    ])
  })

  it('takes a thousand of 5,000 recipients, and counts the rest', () => {
    const to = Array.from({ length: 5000 }, (_, at) => `"P, ${at}" <p${at}@acme.example>`).join(',\r\n ')
    const { people, peopleLeftOut } = read(`To: ${to}`)
    expect(people).toHaveLength(1000)
    expect(peopleLeftOut).toBe(4000)
  })

  it('says what a report may hold, whatever the bytes are', () => {
    const name = fc.constantFrom('From', 'To', 'Date', 'Message-ID', 'Sender', 'X-Original-From', 'Content-Type', 'x')
    const line = fc.tuple(name, fc.string({ unit: 'binary', maxLength: 200 })).map(([one, value]) => `${one}: ${value}`)
    const holds = fc.property(fc.array(line, { maxLength: 10 }), (lines) => {
      const block = readHeaderBlock(bytes(lines.join('\r\n')))
      const message = { ...block, pageKey: 'k', threadKey: null, subject: null }
      return openMessageSchema.safeParse(message).success
    })
    expect(fc.check(holds, { numRuns: 2000 }).counterexample).toBeNull()
  })

  it.each(['From: =?a?q?', ' \t', 'a:\n', 'To: a@b,\n', '(', '=?a?b?', ' via ', 'x\n ', 'charset='])(
    'takes time that grows as the length of a run of %j, and stops at a bound',
    (piece) => {
      expect(growth((size) => read(`From: ${piece.repeat(size / piece.length)}`))).toBeLessThan(linearGrowth)
      const endless = new Uint8Array(10 * 1024 * 1024).fill(0x61)
      endless.set(bytes('From: ana@acme.example\nTo: '))
      expect(readHeaderBlock(endless).people[0]?.address).toBe('ana@acme.example')
    },
  )
})

const cutInList = (next: string) => `From: ana@acme.example\r\nTo: bo@acme.example,\r\n\r\n${next}`

describe('a header whose list of people holds an empty line', () => {
  it('goes on after a comma, where the next line is folded', () => {
    const { people, messageId } = readHeaderBlock(
      cutInList('\tcy@acme.example\r\nMessage-ID: <1@acme.example>\r\n\r\n'),
    )
    expect(people.map(({ address }) => address)).toEqual(['ana@acme.example', 'bo@acme.example', 'cy@acme.example'])
    expect(messageId).toBe('1@acme.example')
  })

  it('ends before a text, whatever that says', () => {
    const { people } = readHeaderBlock(cutInList('To: cy@acme.example\r\n'))
    expect(people.map(({ address }) => address)).toEqual(['ana@acme.example', 'bo@acme.example'])
  })
})
