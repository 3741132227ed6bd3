/** Who is on our side, for what is only counted: oneself, colleagues, everybody of our own company. */
import { domainOf, normaliseAddress } from '../../lib/domain/address'
import { isOfOurCompany, listedSide, ourSideOf } from '../../lib/mail/match/our-side'
import { isFreeMail, registrableDomain } from '../../lib/mail/mail-domains'
import type { Team } from '../wiring/team'
import { ourSideOf as toldSide } from './find-people'

export interface OurPeople {
  /** One's own addresses, normalised; the page's first. */
  own: string[]
  isOurs: (address: string) => boolean
}

/** @param ownAddresses as the page tells them */
export function ourPeople(team: Team, ownAddresses: readonly string[]): OurPeople {
  const told = toldSide(team, ownAddresses)
  const side = ourSideOf({ people: [], ...told })
  const own = told.ownAddresses.map(normaliseAddress).filter((address) => address !== null)
  return {
    own: [...new Set(own)],
    isOurs: (address) => listedSide(address, side, null, team.myId) !== null || isOfOurCompany(address, side),
  }
}

/** The company's registrable domain; null for free mail and addresses without a domain name. */
export function companyOf(address: string): string | null {
  const domain = domainOf(address)
  return isFreeMail(domain) ? null : registrableDomain(domain)
}
