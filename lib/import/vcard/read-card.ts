/** What a card says of a person, by ical.js. */
import ICAL from 'ical.js'
import * as z from 'zod/mini'
import { joinName } from '../rows/person-name'
import { plainLines } from './plain-lines'
import type { RawCard } from './split-cards'

export interface Card {
  name: string
  emails: string[]
  /** The preferred one first, then mobile numbers, then the others; faxes and pagers last. */
  phones: string[]
  organisation: string | null
  department: string | null
  title: string | null
  /** `YYYY-MM-DD`, or `--MM-DD`. */
  birthday: string | null
  /** One line each. */
  addresses: string[]
  country: string | null
  urls: string[]
  note: string | null
}

const valueSchema = z.union([z.string(), z.array(z.union([z.string(), z.array(z.string())]))])
type Value = z.infer<typeof valueSchema>
const propertySchema = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string()], z.unknown())
const cardSchema = z.tuple([z.literal('vcard'), z.array(z.unknown())], z.unknown())

interface Property {
  name: string
  types: string[]
  values: Value[]
}

/** @throws Error when ical.js cannot read it: its message says why */
export function readCard({ lines }: RawCard): Card {
  const text = ['BEGIN:VCARD', ...withVersion(plainLines(lines)), 'END:VCARD'].join('\r\n')
  const parsed: unknown = ICAL.parse(text)
  const [, raw] = cardSchema.parse(parsed)
  const properties = raw.flatMap(propertyOf)
  const of = (name: string): Property[] => properties.filter((property) => property.name === name)
  const [organisation = null, department = null] = listOf(of('org')[0]).filter((part) => part !== '')
  return {
    name: textOf(of('fn')[0]) ?? structuredName(of('n')[0]),
    emails: of('email').flatMap((email) => textOf(email) ?? []),
    phones: phonesOf(of('tel')),
    organisation,
    department,
    title: textOf(of('title')[0]) ?? textOf(of('role')[0]),
    birthday: birthdayOf(textOf(of('bday')[0])),
    addresses: of('adr').flatMap(addressOf),
    country:
      of('adr')
        .flatMap((address) => listOf(address)[6]?.trim() ?? [])
        .find((each) => each !== '') ?? null,
    urls: of('url').flatMap((url) => textOf(url) ?? []),
    note:
      of('note')
        .flatMap((note) => textOf(note) ?? [])
        .join('\n\n') || null,
  }
}

function withVersion(lines: string[]): string[] {
  const version = lines.find((line) => /^VERSION:/i.test(line)) ?? 'VERSION:3.0'
  return [version, ...lines.filter((line) => !/^VERSION:/i.test(line))]
}

function propertyOf(raw: unknown): Property[] {
  const parsed = propertySchema.safeParse(raw)
  if (!parsed.success) return []
  const [name, parameters, , ...rest] = parsed.data
  const values = rest.flatMap((value) => {
    const read = valueSchema.safeParse(value)
    return read.success ? [read.data] : []
  })
  const types = [parameters['type'], parameters['pref'] === undefined ? [] : 'pref'].flat().map(String)
  return [{ name, types: types.flatMap((type) => type.toLowerCase().split(',')), values }]
}

/** The value as text, trimmed; null for none. */
function textOf(property: Property | undefined): string | null {
  const text = property?.values.map((value) => (typeof value === 'string' ? value : value.flat().join(' '))).join(', ')
  if (text === undefined || text.trim() === '') return null
  // Apple escapes colons and quotes too, which no version asks for.
  return text.trim().replaceAll(/\\(?=[:"'])/g, '')
}

/** The parts of a structured value. */
function listOf(property: Property | undefined): string[] {
  const value = property?.values[0]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value.map((part) => (typeof part === 'string' ? part : part.join(', ')))
}

function structuredName(property: Property | undefined): string {
  const [last = null, first = null, middle = null] = listOf(property)
  return joinName(first, middle, last).trim()
}

function phonesOf(properties: readonly Property[]): string[] {
  const rank = ({ types }: Property): number => {
    if (types.includes('fax') || types.includes('pager')) return 3
    if (types.includes('pref')) return 0
    return types.includes('cell') || types.includes('mobile') ? 1 : 2
  }
  const sorted = properties.toSorted((a, b) => rank(a) - rank(b))
  return [
    ...new Set(sorted.flatMap((property) => textOf(property)?.replace(/^tel:/i, '').replace(/;ext=/i, ' ext. ') ?? [])),
  ]
}

/** Post box, extension, street, city, region, postcode, country, one after the other. */
function addressOf(property: Property): string[] {
  const parts = listOf(property).map((part) =>
    part
      .replaceAll(/\s*\n\s*/g, ', ')
      .trim()
      .replace(/,$/, ''),
  )
  const line = parts.filter((part) => part !== '').join(', ')
  return line === '' ? [] : [line]
}

/** Year 1604 is Apple's for "without a year". */
function birthdayOf(text: string | null): string | null {
  const parts = /^(\d{4}|--)-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(text ?? '')
  if (parts === null) return null
  const [, year = '', month, day] = parts
  return year === '--' || year === '1604' ? `--${month}-${day}` : `${year}-${month}-${day}`
}
