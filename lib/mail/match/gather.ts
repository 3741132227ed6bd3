/** Everybody a message names, once: its people, and who else may be its author (PRODUCT R2, R4). */
import { domainOf, normaliseAddress } from '../../domain/address'
import { nameKey } from '../../domain/person-name'
import type { Correspondent, Original } from '../../messages/page-report'
import { isListHost } from '../mail-domains'
import type { MatchInput } from '../match-result'
import { authorBehind, withoutSignature, type AuthorBehind } from './rewritten-from'

export interface Gathered {
  person: Correspondent
  address: string | null
  /** A list or service put its own address in the place of the author's. */
  isRewritten: boolean
  /** How they stand behind the message; null for one who stands in its headers only. */
  origin: Original['how'] | null
  /** They stand in a header, and not only in what the message holds. */
  isInHeader: boolean
}

/** The address in the one form; a mark that the author's own server put on it (BATV) taken off. */
function addressOf(written: string | null): string | null {
  const address = written === null ? null : normaliseAddress(written)
  return address === null ? null : withoutSignature(address)
}

/** Each address once, in the page's order; people without an address stay, since a person may know them. */
function distinct(people: readonly Correspondent[]): { person: Correspondent; address: string | null }[] {
  const seen = new Set<string>()
  return people
    .map((person) => ({ person, address: addressOf(person.address) }))
    .filter(({ address }) => address === null || (!seen.has(address) && seen.add(address)))
}

const isSameName = (a: string, b: string): boolean => nameKey(a) !== '' && nameKey(a) === nameKey(b)

type Listed = Pick<Gathered, 'person' | 'address'>

/** Who the From itself says is behind it; its name as shown where it says nothing of one. */
function behindFrom({ person, address }: Listed, input: MatchInput): AuthorBehind | null {
  return authorBehind(address, person.name, input.traits?.includes('list') ?? false)
}

/**
 * Who wrote to a list that put itself in From: by the address within the list's, by Reply-To (or Cc, where the list answers to itself:
 * Mailman's dmarc_mitigate_action), by the name alone.
 */
function behindList(from: Listed, people: readonly Listed[], input: MatchInput): Original[] {
  const behind = behindFrom(from, input)
  if (behind?.address) return [{ how: 'list', name: behind.name, address: behind.address }]
  const name = behind?.name ?? ''
  const beside = people.filter(({ person, address }) => person.role !== 'from' && address !== null)
  const answered = beside.find(
    ({ person, address }) =>
      (person.role !== 'to' && isSameName(person.name, name)) ||
      (person.role === 'replyTo' && address !== null && !isListHost(domainOf(address))),
  )
  if (answered !== undefined) return [{ how: 'list', name: answered.person.name || name, address: answered.address }]
  return name === '' ? [] : [{ how: 'list', name, address: null }]
}

function isWrittenByList(one: Listed, input: MatchInput): boolean {
  if (one.person.role !== 'from') return false
  return behindFrom(one, input) !== null || (one.address !== null && isListHost(domainOf(one.address)))
}

/** The page's people in its order, each address once; then the originals that are not among them. */
export function gather(input: MatchInput): Gathered[] {
  const people = distinct(input.people)
  const rewritten = people.filter((one) => isWrittenByList(one, input))
  const told = input.originals ?? []
  const originals = [
    ...told,
    ...(told.some(({ how }) => how === 'list') ? [] : rewritten.flatMap((from) => behindList(from, people, input))),
  ].map((original) => ({ original, address: addressOf(original.address) }))
  const inHeaders = new Set(people.map(({ address }) => address))
  const listed = people.map((one) => ({
    person: one.person,
    address: one.address,
    isRewritten: rewritten.includes(one),
    origin: originals.find(({ address }) => address !== null && address === one.address)?.original.how ?? null,
    isInHeader: true,
  }))
  const seen = new Set<string>()
  const added = originals
    .filter(({ original: { name }, address }) => {
      const key = address ?? `name ${nameKey(name)}`
      return (
        !inHeaders.has(address ?? '') && (address !== null || nameKey(name) !== '') && !seen.has(key) && seen.add(key)
      )
    })
    .map(({ original: { how, name, address: written }, address }) => ({
      person: { role: 'cc' as const, name, address: written },
      address,
      isRewritten: false,
      origin: how,
      isInHeader: false,
    }))
  return [...listed, ...added]
}
