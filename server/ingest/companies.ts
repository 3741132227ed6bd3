/** The companies that messages name: by the source's id, by domain, by name. */
import commonProviders from 'email-providers/common.json' with { type: 'json' }
import { accountNameKey } from '../../lib/domain/account-name'
import { domainOf, normaliseDomain } from '../../lib/domain/address'
import type { DraftRow, DraftRows } from './draft-rows'
import { externalKey } from './plan'

/** What the list lacks (STYLE, "free-mail domains"). */
const alsoFree = ['tuta.com', 'fastmail.com', 'hey.com', '139.com', '189.cn', 'vip.qq.com']
const freeMail: ReadonlySet<string> = new Set([...commonProviders, ...alsoFree])

/** A domain that a company has for itself; null for free mail, and for what is none. */
export function companyDomain(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\./i, '')
  const domain = bare === '' ? null : normaliseDomain(bare)
  return domain === null || !domain.includes('.') || freeMail.has(domain) ? null : domain
}

export async function accountOfKey(rows: DraftRows, id: string): Promise<DraftRow | 'gone' | null> {
  return rows.find('accounts', `accounts/key/${externalKey(id)}`)
}

/** By the domain or one above it; top-level domains are nobody's. */
export async function accountOfDomain(rows: DraftRows, domain: string): Promise<DraftRow | null> {
  for (let at: string = domain; at.includes('.'); at = at.slice(at.indexOf('.') + 1)) {
    const found = await rows.find('accounts', `accounts/domain/${at}`)
    if (found !== null && found !== 'gone') return found
  }
  return null
}

export async function accountOfName(rows: DraftRows, name: string): Promise<DraftRow | null> {
  const found = await rows.find('accounts', `accounts/name/${accountNameKey(name)}`)
  return found === 'gone' ? null : found
}

export async function accountOfAddress(rows: DraftRows, email: string): Promise<DraftRow | null> {
  const domain = companyDomain(domainOf(email))
  return domain === null ? null : accountOfDomain(rows, domain)
}
