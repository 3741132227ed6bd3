/** A From that a list or a service wrote in the place of the author's (PRODUCT R4). */
import { domainOf, normaliseAddress } from '../../domain/address'
import { originalOfRewritten } from '../../domain/address-rewritten'
import { isFreeMail, isListHost } from '../mail-domains'

/** Exchange's guests: `ana_acme.example#ext#` at the host's onmicrosoft.com. */
const guest = /^(?<local>.+)_(?<domain>[^_]+)#ext#$/
/** `ana_acme.example`: names have it too (`first_last.name`), so only where something else says that a list wrote. */
const underscore = /^(?<local>.+)_(?<domain>[a-z\d-]+(?:\.[a-z\d-]+)+)$/

export interface AuthorBehind {
  /** Normalised; null where only the name is told. */
  address: string | null
  name: string
}

function byUnderscore(address: string, name: string, isByList: boolean): AuthorBehind | null {
  const local = address.slice(0, -domainOf(address).length - 1)
  const found = guest.exec(local) ?? (isByList ? underscore.exec(local) : null)
  const { local: user, domain } = found?.groups ?? {}
  const hidden = user === undefined || domain === undefined ? null : normaliseAddress(`${user}@${domain}`)
  return hidden === null ? null : { address: hidden, name }
}

/**
 * Who wrote, where the address or the name of From says that something stands between; null where neither does. Anybody can make up such an
 * address: it leads to a question, never to certainty.
 * @param address normalised; null where the page hides it
 * @param isByList whether something else says that a list wrote it
 */
export function authorBehind(address: string | null, name: string, isByList: boolean): AuthorBehind | null {
  const host = address === null ? '' : domainOf(address)
  const found = originalOfRewritten(address ?? '@', name)
  const isList = isByList || isListHost(host) || found?.form === 'via'
  const hidden = address === null ? null : byUnderscore(address, found?.name ?? name, isList)
  if (hidden !== null) return hidden
  if (found === null || found.form === 'batv' || found.form === 'verp') return null
  // Free mail hands out any local part: there an address within the address is somebody's wit.
  if (found.form === 'dmarc' && isFreeMail(host) && !isListHost(host)) return null
  return { address: found.address, name: found.name }
}

/** The address without the mark that the author's own server put on it (BATV): nobody stands between. */
export function withoutSignature(address: string): string {
  const found = originalOfRewritten(address, '')
  return found?.form === 'batv' && found.address !== null ? found.address : address
}
