/** Holds what the generic reader read against a message's headers, whatever the webmail. */
import { readHeaderPeople, readHeaderText, roles, sortedAddresses, type Role } from './header-people'
import type { CorpusMessage } from './read-corpus'
import * as z from 'zod/mini'
import { correspondentSchema, leastCertainty } from '../../../lib/messages/page-report'

/** What of a reading is compared. */
export const genericReadingSchema = z.object({
  kind: z.string(),
  certainty: z.optional(z.number()),
  messages: z.optional(z.array(z.object({ people: z.array(correspondentSchema), subject: z.nullable(z.string()) }))),
})
export type GenericReading = z.infer<typeof genericReadingSchema>

export interface Comparison {
  source: string
  isSenderRight: boolean
  areAllRight: boolean
  /** Of the people whose addresses the page holds; the others are named without one. */
  areHeldRight: boolean
  /** Told as certain: other senders than the headers name, or not all that the page holds, or anybody whom no header names. */
  isWrongAndCertain: boolean
  /** Told as certain, where nothing of the page holds a sender of the headers: no reader can know better. */
  isNotHeld: boolean
  isCertain: boolean
  hasSender: boolean
  /** What differs, in words for a log. */
  detail: string
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join()

const side = (of: (role: 'from' | 'to' | 'cc') => string[]): string =>
  (['from', 'to', 'cc'] as const).map((role) => `${role} ${of(role).length}`).join(' ')

/** RFC 5322 3.2.2: a comment is no part of the address in which it stands, and the parser of the headers leaves it there. */
const withoutComments = (address: string): string => address.replaceAll(/\((?:[^()\\]|\\.)*\)/g, '')

/** @param held the text and the attributes of everything in the page and its frames, in lower case */
export function comparePeople(message: CorpusMessage, reading: GenericReading, held: string): Comparison {
  const written = readHeaderPeople(message.raw)
  const named = (role: Role): string[] => sortedAddresses(written[role].map(withoutComments))
  const truth = { from: named('from'), to: named('to'), cc: named('cc') }
  const people = reading.kind === 'message' ? (reading.messages?.[0]?.people ?? []) : []
  const read = (role: Role): string[] =>
    sortedAddresses(people.filter((one) => one.role === role).map((one) => one.address ?? ''))
  const isSenderRight = isSame(read('from'), truth.from)
  const isRight = (role: 'from' | 'to' | 'cc'): boolean => {
    const shown = truth[role].filter((address) => held.includes(address))
    const without = people.filter((one) => one.role === role && one.address === null).length
    return isSame(read(role), shown) && without <= truth[role].length - shown.length
  }
  const areAllRight = isSenderRight && isSame(read('to'), truth.to) && isSame(read('cc'), truth.cc)
  const isCertain = reading.kind === 'message' && (reading.certainty ?? 1) >= leastCertainty
  const inHeaders = roles
    .map((role) => readHeaderText(message.raw, role))
    .join(' ')
    .toLowerCase()
  const known = new Set(roles.flatMap(named))
  // Where parsers differ, the header itself holds what was read.
  const strangers = people.filter(
    ({ address }) =>
      address !== null && !known.has(address.toLowerCase()) && !inHeaders.includes(address.toLowerCase()),
  )
  const isWrong = isCertain && (!isSenderRight || strangers.length > 0)
  const isNotHeld =
    isWrong &&
    strangers.length === 0 &&
    read('from').every((address) => truth.from.includes(address)) &&
    truth.from.some((address) => !held.includes(address))
  return {
    source: message.source,
    isSenderRight,
    areAllRight,
    areHeldRight: (['from', 'to', 'cc'] as const).every(isRight),
    isCertain,
    hasSender: truth.from.length > 0,
    isWrongAndCertain: isWrong && !isNotHeld,
    isNotHeld,
    detail: `${reading.kind} ${reading.certainty ?? ''}: headers ${side((role) => truth[role])}, read ${side(read)}${strangers.length > 0 ? `, ${strangers.length} of no header` : ''}`,
  }
}

/** Shares in words, and each difference. */
export function printComparisons(name: string, all: readonly Comparison[]): void {
  const share = (isCounted: (one: Comparison) => boolean): string =>
    `${((100 * all.filter(isCounted).length) / all.length).toFixed(1)} %`
  console.log(
    `generic reader, ${name}: ${all.length} messages, senders ${share((one) => one.isSenderRight)}, all people ` +
      `${share((one) => one.areAllRight)}, of those whom the page holds ${share((one) => one.areHeldRight)}, certain ${share((one) => one.isCertain)}, wrong and certain ` +
      `${all.filter((one) => one.isWrongAndCertain).length}, not held by the page ${all.filter((one) => one.isNotHeld).length}`,
  )
  for (const one of all)
    if (!one.areHeldRight)
      console.log(
        `  ${one.source}: ${one.detail}${one.isNotHeld ? ' (not held by the page)' : ''}${one.isWrongAndCertain ? ' (wrong and certain)' : ''}`,
      )
}
