/** What Roundcube's page says of itself. */
import { normaliseAddress } from '../../domain/address'
import { queryAll, queryOptional } from '../selectors'
import { readPlainPerson } from './plain-person'
import { roundcubeSelectors as selectors } from './roundcube-selectors'

/** The page's settings stand in an inline script, `rcmail.set_env({…})`; one string of them, or null. */
export function readSetting(page: Document, name: string): string | null {
  const quoted = new RegExp(`"${name}":("(?:[^"\\\\]|\\\\.){0,400}")`)
  for (const script of page.querySelectorAll('script:not([src])')) {
    const found = quoted.exec(script.textContent ?? '')
    if (found !== null) return String(JSON.parse(found[1] ?? '""'))
  }
  return null
}

/** The login, which the list shows and a message's page holds, and the identities of a draft; addresses only. */
export function readOwnAddresses(...pages: Document[]): string[] {
  const logins = pages.flatMap((page) => [
    readSetting(page, 'username') ?? '',
    queryOptional(page, selectors.login)?.textContent ?? '',
  ])
  const identities = pages.flatMap((page) => queryAll(page, selectors.composeFrom).map((one) => one.textContent ?? ''))
  const texts = [...logins, ...identities]
  const addresses = texts.map((text) => normaliseAddress(readPlainPerson('from', text).address ?? ''))
  return [...new Set(addresses.filter((address) => address !== null))].slice(0, 50)
}

/** The mailbox and uid that an address of Roundcube's names; null when it names no message. */
export function readLocation(href: string): { uid: string; mailbox: string } | null {
  const query = new URLSearchParams(href.slice(href.indexOf('?') + 1))
  const uid = query.get('_uid')
  return uid === null || uid === '' ? null : { uid, mailbox: query.get('_mbox') ?? 'INBOX' }
}

/** The webmail's own name of a message in this mailbox. */
export function pageKeyOf({ mailbox, uid }: { mailbox: string; uid: string }): string {
  return `${mailbox}/${uid}`.slice(0, 500)
}
