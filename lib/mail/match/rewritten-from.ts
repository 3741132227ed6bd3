/** Addresses that a list or a service wrote in the place of the author's, and what they still tell of the author (PRODUCT R4). */
import { domainOf, normaliseAddress } from '../../domain/address'
import { isFreeMail, isListHost } from '../mail-domains'

/** "Ana López via Dev List", "'Ana' via Sales", "Ana (via Google Docs)" and how webmails and lists of other languages say it. */
const viaPattern =
  /^(?<author>.*?)["'’”]?\s+\(?(?:via|über|por medio de|a través de|par l[’']intermédiaire de|tramite|przez|через|通过|透過|経由)\s+\S.*$/u
/** The name of who wrote, where the shown name says that something stands between; null where it does not. */
export function authorInName(shown: string): string | null {
  const found = viaPattern.exec(shown.slice(0, 300))
  return found?.groups?.['author']?.replace(/^["'‘“]/, '').trim() ?? null
}

/** SRS (libsrs2): `srs0=hash=time=domain=local`, `srs1=hash=host==hash=time=domain=local`. */
const srs = /^srs[01][-+=](?:[^=]+=[^=]+==)?[^=]+=[^=]+=(?<domain>[^=]+)=(?<local>.+)$/
/** BATV (draft-levine-smtp-batv): `prvs=tag=local`, and Barracuda's `btv1==tag==local`, at the author's own domain. */
const batv = /^(?:prvs=[^=]+=|btv1==[^=]+==)(?<local>.+)$/
/** Exchange's guests: `ana_acme.example#ext#` at the host's onmicrosoft.com. */
const guest = /^(?<local>.+)_(?<domain>[^_]+)#ext#$/
/** Lists: `ana=acme.example`, `ana=40acme.example` (IETF), `ana_at_acme.example`. */
const equals = /^(?<local>[^=]+)=(?:40)?(?<domain>[^=]+\.[^=]+)$/
const at = /^(?<local>.+)(?:_at_|\.at\.|%40)(?<domain>[^_]+\.[^_]+)$/
/** `ana_acme.example`: alike names have it (`first_last.name`), so only where a list is known to write. */
const underscore = /^(?<local>.+)_(?<domain>[a-z\d-]+(?:\.[a-z\d-]+)+)$/
/** VERP (`list-bounces+rep=ourco.example@`) holds whom it was sent to, which is not who wrote. */
const verp = /(?:^|[-+._])(?:bounces?|owner|return|request|unsubscribe|caf_)(?:[-+=._]|$)/

/** What an address holds of another. */
export interface HiddenAddress {
  address: string
  /** The author's own mailbox under a mark of their own server: nobody else stands between. */
  isOwnDomain: boolean
}

/**
 * The address of the author that a rewritten one holds; null where it holds none. Anybody can make up such an address: it leads to
 * a question, never to certainty.
 * @param address normalised
 * @param isByList whether something else says that a list or service wrote it
 */
export function hiddenAddress(address: string, isByList: boolean): HiddenAddress | null {
  const host = domainOf(address)
  const local = address.slice(0, address.lastIndexOf('@')).replaceAll('"', '')
  const ownLocal = batv.exec(local)?.groups?.['local']
  if (ownLocal !== undefined) {
    const own = normaliseAddress(`${ownLocal}@${host}`)
    return own === null ? null : { address: own, isOwnDomain: true }
  }
  const forwarded = srs.exec(local)
  // Free mail hands out any local part: there it is somebody's own wit.
  if (forwarded === null && (verp.test(local) || (isFreeMail(host) && !isListHost(host)))) return null
  const isList = isByList || isListHost(host)
  const found =
    forwarded ?? guest.exec(local) ?? equals.exec(local) ?? at.exec(local) ?? (isList ? underscore.exec(local) : null)
  const { local: name, domain } = found?.groups ?? {}
  if (name === undefined || domain === undefined) return null
  const hidden = normaliseAddress(`${name}@${domain}`)
  return hidden === null || hidden === address ? null : { address: hidden, isOwnDomain: false }
}
