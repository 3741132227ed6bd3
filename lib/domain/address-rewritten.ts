/** Who stands behind an address that a list, a forwarder or a mail server wrote in the place of another. */
import { domainOf, normaliseAddress } from './address'

export interface Rewritten {
  /** Normalised; null where only a name is left of the original. */
  address: string | null
  name: string
  /**
   * via: a list or service speaks for somebody, "Ana via List". dmarc: a list put its own domain in the place of the author's.
   * srs: a forwarder did so in the envelope. batv: a server signed its own user's address. verp: the recipient that the
   * sender of a mailing noted in its return address; this one alone is not an author.
   */
  form: 'via' | 'dmarc' | 'srs' | 'batv' | 'verp'
}

interface Form {
  form: Rewritten['form']
  /** Of the local part, in lower case; groups `user` and, but for batv, `domain`. */
  local: RegExp
}

const domain = String.raw`(?<domain>[a-z\d-]+(?:\.[a-z\d-]+)+)`
const forms: readonly Form[] = [
  // https://www.libsrs2.org/srs/srs.pdf, "SRS0=hash=time=domain=user"; SRS1 puts a forwarder before it.
  { form: 'srs', local: new RegExp(`^srs0[=+-][^=]{1,20}=[^=]{1,4}=${domain}=(?<user>.+)$`) },
  { form: 'srs', local: new RegExp(`^srs1[=+-][^=]{1,20}=[^=]+=[=+-][^=]{1,20}=[^=]{1,4}=${domain}=(?<user>.+)$`) },
  // draft-levine-smtp-batv-01, "prvs=tag=user"; Barracuda's btv1, Message Systems' msprvs1.
  { form: 'batv', local: /^(?:prvs|btv1|msprvs1)==?[\da-z]{5,20}==?(?<user>.+)$/ },
  // https://cr.yp.to/proto/verp.txt; the forms of ezmlm, Mailman and SendGrid, where nothing is to be guessed.
  { form: 'verp', local: new RegExp(`^.+-return-\\d+-(?<user>.+)=${domain}$`) },
  { form: 'verp', local: new RegExp(`^(?:.+-)?bounces?\\+(?:\\d+-[\\da-f]{4}-)?(?<user>[^+]+)=${domain}$`) },
  // What the IETF's lists do, "ana=40acme.example@dmarc.ietf.org", and others with a bare "=".
  { form: 'dmarc', local: new RegExp(`^(?<user>[^=]+)=40${domain}$`) },
  { form: 'dmarc', local: new RegExp(`^(?<user>[^=+-]+)=${domain}$`) },
]

/** As Google Groups, Mailman and services such as Google Docs word it, in the languages they write it in. */
const viaNames = [
  /^(?<who>.{1,200}?) [(（]?(?:via|über|por medio de|a través de|par l'intermédiaire de) \S/iu,
  /^(?<who>.{1,200}?)(?: | ?[(（])(?:通过|透過|经由|經由) ?\S/u,
  /^(?<who>.{1,200}?) ?[(（].{1,200}経由[)）]$/u,
]

/**
 * The original of a rewritten sender; null when nothing tells that it is one. Undone only where no part has to be guessed: an
 * original is an offer, and a wrong one would name a stranger.
 * @param address normalised
 */
export function originalOfRewritten(address: string, name: string): Rewritten | null {
  const host = domainOf(address)
  const local = address.slice(0, -host.length - 1)
  for (const { form, local: pattern } of forms) {
    const { user, domain: original = host } = pattern.exec(local)?.groups ?? {}
    const found = user === undefined ? null : normaliseAddress(`${user}@${original}`)
    if (found !== null) return { address: found, name: withoutVia(name) ?? name, form }
  }
  const who = withoutVia(name)
  if (who === null) return null
  const named = normaliseAddress(who)
  return named === null ? { address: null, name: who, form: 'via' } : { address: named, name: '', form: 'via' }
}

function withoutVia(name: string): string | null {
  const short = name.slice(0, 400).replaceAll(/\s+/g, ' ').trim()
  const who = viaNames.map((form) => form.exec(short)?.groups?.['who']).find((found) => found !== undefined)
  return who === undefined ? null : who.replace(/^'(.*)'$/, '$1').trim() || null
}
