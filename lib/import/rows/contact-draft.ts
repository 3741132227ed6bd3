/** The person whom a line names. */
import { normaliseAddress } from '../../domain/address'
import type { ContactDraft } from '../draft'
import type { RowContext } from './context'
import { customOf } from './custom-cells'
import type { LineCells } from './line-cells'
import { joinName } from './person-name'
import { splitCell } from '../values/split-cell'

/** The line's addresses, normalised; one that is none is the line's problem. */
export function emailsOf(cells: LineCells): string[] {
  const emails = cells.all('contact.email').flatMap(({ column, text }) =>
    splitCell(text, ',').flatMap((each) => {
      const address = normaliseAddress(bareOf(each))
      if (address === null) cells.note(column.header, 'notAnAddress', { text: each.slice(0, 80) })
      return address === null ? [] : [address]
    }),
  )
  return [...new Set(emails)]
}

/** `ana@acme.example` of `Ana Berg <ana@acme.example>`. */
function bareOf(text: string): string {
  return /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text
}

/** The line's person, not yet linked; null where neither a name nor an address is there. */
export function contactOf(cells: LineCells, emails: readonly string[], context: RowContext): ContactDraft | null {
  const parts = [
    cells.text('contact.firstName'),
    cells.text('contact.middleName'),
    cells.text('contact.lastName'),
  ] as const
  const said = cells.text('contact.name') ?? joinName(...parts)
  const name = said === '' ? (emails[0] ?? '') : said
  // Read before anything is given up, so that a line tells all its problems at once.
  const fields = fieldsOf(cells)
  if (name === '') return null
  const id = cells.texts('contact.id')[0] ?? null
  const phones = [...new Set(cells.all('contact.phone').flatMap(({ text }) => splitCell(text)))]
  const custom = { ...morePhones(phones), ...customOf(cells, 'contact.custom') }
  return {
    collection: 'contacts',
    keys: {
      externalKeys: id === null ? [] : [`${context.plan.source}:${id}`],
      emails,
      phone: phones[0]?.slice(0, 1000) ?? null,
      name,
    },
    isNameGuessed: said === '',
    fields: { ...fields, ...(Object.keys(custom).length > 0 ? { custom } : {}) },
    account: null,
  }
}

/** A contact has one number; the others are kept beside it. */
export function morePhones(phones: readonly string[]): Record<string, string> {
  return Object.fromEntries(phones.slice(1, 10).map((phone, at) => [`phone ${at + 2}`, phone.slice(0, 1000)]))
}

function fieldsOf(cells: LineCells): ContactDraft['fields'] {
  const fields: ContactDraft['fields'] = {}
  const title = cells.text('contact.title')
  const formOfAddress = cells.text('contact.formOfAddress')
  const birthday = birthdayOf(cells)
  const leftOn = cells.day('contact.leftOn')
  const channel = cells.text('contact.channel')
  if (title !== null) fields.title = title
  if (formOfAddress !== null) fields.formOfAddress = formOfAddress
  if (birthday !== null) fields.birthday = birthday
  if (leftOn !== null) fields.leftOn = leftOn
  if (channel !== null) fields.preferences = { channel }
  return fields
}

/** Also without a year, as address books have it: `--02-03`, ` --0203`. */
function birthdayOf(cells: LineCells): string | null {
  const short = /^-{1,2}(\d{2})-?(\d{2})$/.exec(cells.all('contact.birthday')[0]?.text ?? '')
  if (short !== null) return `--${short[1]}-${short[2]}`
  return cells.day('contact.birthday')
}
