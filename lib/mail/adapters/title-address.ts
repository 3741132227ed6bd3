/** "Inbox (3) - rep@ourco.example - Gmail", in any language: the mailbox's own address stands alone before the product's name. */
import { normaliseAddress } from '../../domain/address'

/** An address between two separators, with no other address behind it: one in a subject stands further in front. */
const ownAddress = /(?:^|[-–—|]\s)\s*([^\s|]+@[^\s|]+)\s+[-–—|][^@]*$/

/** The mailbox's own address; null where the title holds none that can only be it. */
export function readTitleAddress(title: string): string | null {
  return normaliseAddress(ownAddress.exec(title)?.[1] ?? '')
}

/** Addresses of the mailbox's owner from texts that may hold one: normalised, each once, at most `most`. */
export function ownAddresses(texts: readonly (string | null | undefined)[], most = 50): string[] {
  const found = texts.map((text) =>
    normaliseAddress(/[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/.exec(text ?? '')?.[0] ?? ''),
  )
  return [...new Set(found.filter((address) => address !== null))].slice(0, most)
}
