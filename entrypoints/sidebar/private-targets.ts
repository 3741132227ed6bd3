/** Whom and what of a message a person can put on the never-log list. */
import type { PrivateTargets } from '../../components/sidebar/view'
import { domainOf } from '../../lib/domain/address'
import { isFreeMail, registrableDomain } from '../../lib/mail/mail-domains'

/** A free-mail domain is nobody's: to keep it private would silence half the world. */
export function privateTargetsOf(address: string | null, hasThread: boolean): PrivateTargets {
  const domain = address === null ? null : domainOf(address)
  return {
    person: address,
    domain: domain === null || isFreeMail(domain) ? null : registrableDomain(domain),
    hasThread,
  }
}
