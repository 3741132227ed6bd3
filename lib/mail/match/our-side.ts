/** The rep's side: who is oneself, who a colleague. */
import { domainOf, normaliseAddress } from '../../domain/address'
import { fullNameKey } from '../../domain/person-name'
import type { Identity } from '../../domain/model'
import { companyDomains, registrableDomain } from '../mail-domains'
import type { MatchInput } from '../match-result'
import { ownMailbox } from './variant'

export interface OurSide {
  own: ReadonlySet<string>
  colleagues: ReadonlySet<string>
  /** Registrable domains we write from. */
  companies: ReadonlySet<string>
  /** Whole names as lib/domain/person-name.ts compares them: a given name alone may be anybody's. */
  names: ReadonlySet<string>
}

/** An address and its mailbox: `rep+news@` is the rep as well. */
function withKeys(addresses: readonly string[]): string[] {
  const normal = addresses.map(normaliseAddress).filter((address) => address !== null)
  return normal.flatMap((address) => [address, ownMailbox(address)])
}

export function ourSideOf({ ownAddresses, colleagueAddresses, ownNames = [] }: MatchInput): OurSide {
  const [own, colleagues] = [withKeys(ownAddresses), withKeys(colleagueAddresses)]
  const companies = [...own, ...colleagues].flatMap((address) => companyDomains(domainOf(address)).slice(-1))
  return {
    own: new Set(own),
    colleagues: new Set(colleagues),
    companies: new Set(companies),
    names: new Set(ownNames.map(fullNameKey).filter((key) => key !== '')),
  }
}

/** Whether page, settings or team list the address as ours. */
export function isListed(address: string, { own, colleagues }: OurSide): boolean {
  return [address, ownMailbox(address)].some((name) => own.has(name) || colleagues.has(name))
}

/** Ourselves by what was listed or decided; null for anybody else. @param decided the decision that holds for the address */
export function listedSide(
  address: string,
  ours: OurSide,
  decided: Identity | null,
  memberId: string | null,
): 'self' | 'colleague' | null {
  if (decided?.decision === 'own') return decided.memberId === memberId || memberId === null ? 'self' : 'colleague'
  if (decided?.decision === 'colleague') return 'colleague'
  // Whose customer somebody is by a person's word outweighs whose mailbox it is by a page's.
  if (decided?.decision === 'account' || decided?.decision === 'contact') return null
  const names = [address, ownMailbox(address)]
  if (names.some((name) => ours.own.has(name))) return 'self'
  return names.some((name) => ours.colleagues.has(name)) ? 'colleague' : null
}

/** Somebody of our own company whom nobody has listed. */
export function isOfOurCompany(address: string, ours: OurSide): boolean {
  return ours.companies.has(registrableDomain(domainOf(address)) ?? '')
}
