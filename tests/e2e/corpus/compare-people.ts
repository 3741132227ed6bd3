/** Holds what the generic reader read against a message's headers, whatever the webmail. */
import { readHeaderPeople, sortedAddresses, type Role } from './header-people'
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
  /** A sender that the headers do not name, told as certain. */
  isWrongAndCertain: boolean
  isCertain: boolean
  hasSender: boolean
  /** What differs, in words for a log. */
  detail: string
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join()

const side = (of: (role: Role) => string[]): string =>
  (['from', 'to', 'cc'] as const).map((role) => `${role} ${of(role).length}`).join(' ')

export function comparePeople(message: CorpusMessage, reading: GenericReading): Comparison {
  const truth = readHeaderPeople(message.raw)
  const people = reading.kind === 'message' ? (reading.messages?.[0]?.people ?? []) : []
  const read = (role: Role): string[] =>
    sortedAddresses(people.filter((one) => one.role === role).map((one) => one.address ?? ''))
  const isSenderRight = isSame(read('from'), truth.from)
  const areAllRight = isSenderRight && isSame(read('to'), truth.to) && isSame(read('cc'), truth.cc)
  const isCertain = reading.kind === 'message' && (reading.certainty ?? 1) >= leastCertainty
  const isStranger = read('from').some((address) => !truth.from.includes(address))
  return {
    source: message.source,
    isSenderRight,
    areAllRight,
    isCertain,
    hasSender: truth.from.length > 0,
    isWrongAndCertain: isCertain && isStranger,
    detail: `${reading.kind} ${reading.certainty ?? ''}: headers ${side((role) => truth[role])}, read ${side(read)}`,
  }
}

/** Shares in words, and each difference. */
export function printComparisons(name: string, all: readonly Comparison[]): void {
  const share = (isCounted: (one: Comparison) => boolean): string =>
    `${((100 * all.filter(isCounted).length) / all.length).toFixed(1)} %`
  console.log(
    `generic reader, ${name}: ${all.length} messages, senders ${share((one) => one.isSenderRight)}, all people ` +
      `${share((one) => one.areAllRight)}, certain ${share((one) => one.isCertain)}, wrong and certain ` +
      String(all.filter((one) => one.isWrongAndCertain).length),
  )
  for (const one of all) if (!one.areAllRight) console.log(`  ${one.source}: ${one.detail}`)
}
