/** The cards of ../shared/data/vcard, each as its program wrote it. */
import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCard, type Card } from '../../../lib/import/vcard/read-card'
import { splitCards, type RawCard } from '../../../lib/import/vcard/split-cards'
import { readAll, rowsOf } from '../read-text'

const folder = '../shared/data/vcard'
const isThere = existsSync(folder)
if (!isThere) {
  if (process.env['CI']) throw new Error(`${folder} is missing.`)
  console.warn(`${folder} is not there: its cards are not read.`)
}

async function* cut(text: string, length: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += length) yield text.slice(from, from + length)
}

async function rawCards(text: string, length = 1000): Promise<RawCard[]> {
  const cards: RawCard[] = []
  for await (const some of splitCards(cut(text.replaceAll(/\r\n?/g, '\n'), length))) cards.push(...some)
  return cards
}

async function cardsOf(name: string): Promise<Card[]> {
  return (await rawCards(readFileSync(`${folder}/${name}`, 'utf8'))).map(readCard)
}

const cardOf = (lines: string): string => `BEGIN:VCARD\n${lines}\nEND:VCARD\n`

const nothing = { emails: [], phones: [], organisation: null, title: null, birthday: null, addresses: [] }

describe.skipIf(!isThere)('vCards of address books', () => {
  it('of Outlook 2003 (2.1)', async () => {
    expect(await cardsOf('outlook-2003.vcf')).toEqual([
      {
        name: 'John Doe III',
        emails: ['jdoe@hotmail.com'],
        phones: ['MobilePhone', 'BusinessPhone', 'HomePhone', 'BusinessFaxPhone'],
        organisation: 'Company, The',
        department: 'TheDepartment',
        title: 'The Job Title',
        birthday: '1980-03-21',
        addresses: ['TheOffice, 123 Main St, Austin, TX, 12345, United States of America'],
        country: 'United States of America',
        urls: ['http://web-page-address.com'],
        note: 'This is the note field!!\nSecond line\n\nThird line is empty',
      },
    ])
  })

  it('of Android (2.1, quoted-printable over several lines)', async () => {
    const cards = await cardsOf('John_Doe_ANDROID.vcf')
    expect(cards.map(({ name }) => name)).toEqual(['', '', 'Ñ Ñ Ñ Ñ Ñ', 'Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ', 'Ñ Ñ Ñ Ñ', 'ÑÑÑÑ'])
    expect(cards.map(({ emails }) => emails[0])).toEqual([
      'john.doe@company.com',
      'jane.doe@company.com',
      undefined,
      undefined,
      'bob@company.com',
      'henry@company.com',
    ])
    expect(cards[3]).toMatchObject({ phones: ['123456', '3456789', '234567', '45678901'] })
    expect(cards[4]).toMatchObject({ phones: ['123456'], organisation: 'Ñ'.repeat(12) })
    expect(cards.every(({ organisation }) => !organisation?.includes('\uFFFD'))).toBe(true)
  })

  it.each([
    ['John_Doe_IPHONE.vcf', 'Mr. John Richter James Doe Sr.', '905-555-1234', 'http://www.ibm.com'],
    ['John_Doe_MAC_ADDRESS_BOOK.vcf', 'Mr. John Richter,James Doe Sr.', '905-777-1234', 'http://www.ibm.com'],
  ])('of Apple (3.0): %s', async (file, name, phone, url) => {
    const [card, ...others] = await cardsOf(file)
    expect(others).toEqual([])
    expect(card).toMatchObject({
      name,
      emails: ['john.doe@ibm.com'],
      organisation: 'IBM',
      department: 'Accounting',
      title: 'Money Counter',
      birthday: '2012-06-06',
      country: 'United States of America',
      urls: [url],
      addresses: [
        'Silicon Alley 5, New York, New York, 12345, United States of America',
        'Street4, Building 6, Floor 8, New York, 12345, USA',
      ],
    })
    expect(card?.phones[0]).toBe(phone)
    expect(card?.phones).toHaveLength(7)
  })

  it('of Gmail (3.0), one and a list', async () => {
    const [card] = await cardsOf('gmail-single.vcf')
    expect(card).toMatchObject({
      name: 'Greg Dartmouth',
      emails: ['gdartmouth@hotmail.com'],
      phones: ['555 555 1111', '555 555 2222'],
      organisation: 'TheCompany',
      title: 'TheJobTitle',
      birthday: '1960-09-10',
      addresses: ['123 Home St, Home City, HM 12345', '321 Custom St, Custom City, TX, 98765, USA'],
    })
    expect((await cardsOf('gmail-list.vcf')).map(({ name, emails }) => [name, emails[0]])).toEqual([
      ['Arnold Smith', 'asmithk@gmail.com'],
      ['Chris Beatle', 'chrisy55d@yahoo.com'],
      ['Doug White', 'dwhite@gmail.com'],
    ])
  })

  it('of RFC 2426 and RFC 6350', async () => {
    const cards = [...(await cardsOf('rfc2426-example.vcf')), ...(await cardsOf('rfc6350-example.vcf'))]
    expect(cards).toMatchObject([
      {
        name: 'Frank Dawson',
        emails: ['Frank_Dawson@Lotus.com', 'fdawson@earthlink.net'],
        phones: ['+1-919-676-9515', '+1-919-676-9564'],
        organisation: 'Lotus Development Corporation',
        addresses: ['6544 Battleford Drive, Raleigh, NC, 27613-3502, U.S.A.'],
      },
      { name: 'Tim Howes', organisation: 'Netscape Communications Corp.', country: 'U.S.A.' },
      {
        name: 'Simon Perreault',
        emails: ['simon.perreault@viagenie.ca'],
        phones: ['+1-418-656-9254 ext. 102', '+1-418-262-6501'],
        organisation: 'Viagenie',
        birthday: '--02-03',
        addresses: ['Suite D2-630, 2875 Laurier, Quebec, QC, G1V 2M2, Canada'],
      },
    ])
  })

  it('become people and the companies they work for', async () => {
    const { drafts, problems } = await readAll(readFileSync(`${folder}/John_Doe_IPHONE.vcf`, 'utf8'))
    expect(problems).toEqual([])
    expect(rowsOf(drafts, 'accounts')[0]).toMatchObject({ keys: { name: 'IBM', domains: ['ibm.com'] } })
    expect(rowsOf(drafts, 'contacts')[0]).toMatchObject({
      keys: { name: 'Mr. John Richter James Doe Sr.', emails: ['john.doe@ibm.com'], phone: '905-555-1234' },
      account: 0,
      fields: { title: 'Money Counter', birthday: '2012-06-06' },
    })
  })
})

describe('cards', () => {
  it('of 2.1 in a Chinese character set', async () => {
    const [raw] = await rawCards(
      cardOf('VERSION:2.1\nN;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:=CD=F5;=D0=A1=C3=F7;;;'),
    )
    expect(raw && readCard(raw)).toMatchObject({ ...nothing, name: '王小明' })
  })

  it('cut short, or naming nobody, are told by their line; the others are read', async () => {
    const text = `${cardOf('VERSION:3.0\nNOTE:x')}${cardOf('VERSION:4.0\nFN:Ana Berg')}BEGIN:VCARD\nVERSION:3.0\nFN:Cut`
    const { drafts, problems } = await readAll(text)
    expect(rowsOf(drafts, 'contacts').map(({ keys }) => keys.name)).toEqual(['Ana Berg'])
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'noName'],
      [9, 'cutShort'],
    ])
  })

  it('of whatever text never throw out of the reader', async () => {
    const line = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        'VERSION:2.1',
        'VERSION:4.0',
        'FN:',
        'TEL;',
        'N:;;;',
        'EMAIL;TYPE=:x',
        'BDAY:--',
        'ADR;;:',
        'FN;ENCODING=QUOTED-PRINTABLE:=',
        ' x',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
        const { drafts, problems } = await readAll(cardOf(lines.join('\n')))
        expect(drafts.length + problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })
})
