/** Who is on our side, for what is only counted: oneself, colleagues, everybody of our own company. */
import { domainOf, normaliseAddress } from '../../lib/domain/address'
import { isOfOurCompany, listedSide, ourSideOf } from '../../lib/mail/match/our-side'
import { isFreeMail, registrableDomain } from '../../lib/mail/mail-domains'
import type { Team } from '../wiring/team'

export interface OurPeople {
  /** One's own addresses, normalised; the page's first. */
  own: string[]
  isOurs: (address: string) => boolean
}

/** @param ownAddresses as the page tells them */
export function ourPeople(team: Team, ownAddresses: readonly string[]): OurPeople {
  const mine = team.members.find(({ id }) => id === team.myId)
  const addressesOf = (isMine: boolean): string[] =>
    team.decided
      .filter(({ decision, memberId }) => (decision === 'own' && memberId === team.myId) === isMine)
      .map(({ address }) => address)
      .filter((address) => address !== null)
  const own = [...ownAddresses, ...(mine ? [mine.email] : []), ...addressesOf(true)]
  const colleagues = [
    ...team.members.filter((member) => member !== mine).map(({ email }) => email),
    ...addressesOf(false),
  ]
  const side = ourSideOf({ people: [], ownAddresses: own, colleagueAddresses: colleagues })
  const normal = own.map(normaliseAddress).filter((address) => address !== null)
  return {
    own: [...new Set(normal)],
    isOurs: (address) => listedSide(address, side, null, team.myId) !== null || isOfOurCompany(address, side),
  }
}

/** The company's registrable domain; null for free mail and addresses without a domain name. */
export function companyOf(address: string): string | null {
  const domain = domainOf(address)
  return isFreeMail(domain) ? null : registrableDomain(domain)
}
