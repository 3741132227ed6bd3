/** A card as drafts: the person, and the company they work for. */
import { domainOf, normaliseAddress } from '../../domain/address'
import { limits } from '../../messages/limits'
import type { AccountDraft, ContactDraft, ImportDraft } from '../draft'
import { namedAccount } from '../rows/account-draft'
import { morePhones } from '../rows/contact-draft'
import type { RowContext } from '../rows/context'
import { webDomain } from '../rows/web-domain'
import type { Card } from './read-card'

const line = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, limits.subjectLength)

/** Null for a card that names nobody: neither a name, an address nor a company. */
export function draftOfCard(
  card: Card,
  at: number,
  { isFreeMail }: Pick<RowContext, 'isFreeMail'>,
): ImportDraft | null {
  const emails = [...new Set(card.emails.flatMap((email) => normaliseAddress(email) ?? []))]
  const account = accountOf(card, emails, isFreeMail)
  const name = line(card.name === '' ? (emails[0] ?? '') : card.name)
  if (name === '') return account === null ? null : { line: at, rows: [account] }
  const contact: ContactDraft = {
    collection: 'contacts',
    keys: { externalKeys: [], emails, phone: card.phones[0] === undefined ? null : line(card.phones[0]), name },
    isNameGuessed: card.name === '',
    fields: {
      ...(card.title === null ? {} : { title: line(card.title) }),
      ...(card.birthday === null ? {} : { birthday: card.birthday }),
      ...customOf(card),
    },
    account: account === null ? null : 0,
  }
  return { line: at, rows: account === null ? [contact] : [account, contact] }
}

function accountOf(card: Card, emails: string[], isFreeMail: (domain: string) => boolean): AccountDraft | null {
  const mailDomains = [...new Set(emails.map(domainOf))].filter((domain) => !isFreeMail(domain))
  // An address book's card without a company is of a person: only a company's own domain makes an account.
  const said = card.organisation === null ? null : line(card.organisation)
  const name = said ?? mailDomains[0]
  if (name === undefined || name === '') return null
  const web = card.urls.flatMap((url) => webDomain(url) ?? []).filter((domain) => mailDomains.includes(domain))
  return {
    ...namedAccount(name),
    isNameGuessed: said === null,
    keys: { externalKeys: [], domains: said === null ? mailDomains.slice(0, 1) : web, name },
    mailDomains,
    fields: card.country === null || said === null ? {} : { country: line(card.country) },
  }
}

/** What a contact has no field for; addresses that are none are kept as they are written. */
function customOf(card: Card): Pick<ContactDraft['fields'], 'custom'> {
  const custom: Record<string, string> = { ...morePhones(card.phones) }
  const unread = card.emails.filter((email) => normaliseAddress(email) === null)
  const keep = (key: string, texts: readonly string[]): void => {
    const text = texts.join('\n').slice(0, limits.textLength)
    if (text !== '') custom[key] = text
  }
  keep('department', card.department === null ? [] : [card.department])
  keep('address', card.addresses)
  keep('url', card.urls)
  keep('note', card.note === null ? [] : [card.note])
  keep('email as written', unread)
  return Object.keys(custom).length > 0 ? { custom } : {}
}
