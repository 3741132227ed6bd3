/** What a sighting says instead of words: keyed hashes, so that the store tells nobody whom this mailbox writes with. */
import type { SidelightDatabase } from './database'
import { withQuotaTold } from './errors'
import { readMeta, writeMeta } from './meta'

/** 128 bits as hex. */
const hashLength = 32
/** Hashes kept at hand: the same people come again in every list. */
const mostKnown = 5000

export type SightingPart = 'person' | 'domain' | 'thread' | 'message' | 'mailbox'

/** Hashes one part of a sighting; the same on this device whenever, of no use on another. */
export type SightingHash = (part: SightingPart, value: string) => Promise<string>

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** The secret of this device, made with the first sighting. Two frames that begin at once agree. */
async function loadSecret(db: SidelightDatabase): Promise<string> {
  const known = await readMeta(db, 'sightingSecret')
  if (known !== null) return known
  const made = hex(crypto.getRandomValues(new Uint8Array(32)))
  return withQuotaTold(() =>
    db.transaction('rw', db.meta, async () => {
      const first = await readMeta(db, 'sightingSecret')
      if (first === null) await writeMeta(db, 'sightingSecret', made)
      return first ?? made
    }),
  )
}

const made = new WeakMap<SidelightDatabase, Promise<SightingHash>>()

/**
 * HMAC-SHA-256 (RFC 2104) with this device's secret, cut to 128 bits. Not to be awaited inside a transaction: the browser would end it.
 * @throws StorageFullError
 */
export function sightingHash(db: SidelightDatabase): Promise<SightingHash> {
  const known = made.get(db)
  if (known !== undefined) return known
  const making = makeHash(db)
  made.set(db, making)
  // Tried again by the next one who asks.
  making.catch(() => made.delete(db))
  return making
}

async function makeHash(db: SidelightDatabase): Promise<SightingHash> {
  const secret = new TextEncoder().encode(await loadSecret(db))
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const known = new Map<string, Promise<string>>()
  const compute = async (text: string): Promise<string> =>
    hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)))).slice(0, hashLength)
  return (part, value) => {
    if (known.size > mostKnown) known.clear()
    const text = `${part} ${value}`
    const hash = known.get(text) ?? compute(text)
    known.set(text, hash)
    return hash
  }
}
