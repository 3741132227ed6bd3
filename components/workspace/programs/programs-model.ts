/** What the page about programs shows, and what an admin does on it. */
import {
  eventKey,
  otherNames,
  type EventCountView,
  type IngestDefaults,
  type IngestOutcome,
  type KeptMessage,
  type MappingDraft,
  type WriteKeyView,
} from '../../../lib/messages/ingest-protocol'
import type { MemberProblem } from '../../../lib/messages/members-protocol'

/** A mapping as its row says it. */
export interface MappingLine extends MappingDraft {
  id: string
}

/** Fields that a mapping may say the place of. */
export const mappingFields = [
  'email',
  'name',
  'firstName',
  'lastName',
  'title',
  'phone',
  'account',
  'accountName',
  'domain',
  'industry',
  'country',
  'employees',
  'value',
  'detail',
  'id',
  'amount',
  'currency',
  'products',
  'personName',
] as const
export type MappingField = (typeof mappingFields)[number]

/** What the server told; null until it has. */
export interface ProgramLists {
  keys: readonly WriteKeyView[]
  events: readonly EventCountView[]
  defaults: IngestDefaults
}

/** One message, and what it would become. */
export interface PreviewLine {
  at: string
  outcome: IngestOutcome
  reason: string
  rows: readonly { op: string; collection: string; fields: readonly { field: string; value: string }[] }[]
  message: Record<string, unknown>
}

export interface ProgramsActions {
  /** @returns the key, told this once */
  makeKey: (name: string) => Promise<{ secret: string } | { problem: MemberProblem }>
  revokeKey: (id: string) => Promise<MemberProblem | null>
  copy: (text: string) => Promise<void>
  keptMessages: (event: {
    call: string
    name: string
    outcome: IngestOutcome
  }) => Promise<readonly KeptMessage[] | { problem: MemberProblem }>
  preview: (
    mapping: MappingDraft,
    replaces: string | null,
  ) => Promise<readonly PreviewLine[] | { problem: MemberProblem }>
  /** @returns false: this device could not store it */
  save: (mapping: MappingDraft, id: string | null) => Promise<boolean>
  remove: (id: string) => Promise<boolean>
  refresh: () => void
}

export interface ProgramsProps {
  /** Who looks: only owners and admins of a team see more than a sentence. */
  who: 'alone' | 'notAdmin' | 'admin'
  /** Origin of the team's server, for what is shown of a program's settings. */
  server: string
  lists: ProgramLists | null
  mappings: readonly MappingLine[]
  problem: MemberProblem | null
  now: Date
  actions: ProgramsActions
}

/** The team's own mapping of an event; undefined where there is none. */
export function mappingOf(
  mappings: readonly MappingLine[],
  { call, name }: Pick<ProgramEvent, 'call' | 'name'>,
): MappingLine | undefined {
  return mappings.find(
    (mapping) =>
      mapping.call === call &&
      (name === '' ? mapping.event === null : eventKey(mapping.event ?? '') === eventKey(name)),
  )
}

/** What came under one name. */
export interface ProgramEvent {
  key: string
  call: string
  name: string
  /** Names beyond those that are counted one by one. */
  isRest: boolean
  last: string
  /** By outcome, those first that something is to be done about. */
  counts: readonly EventCountView[]
}

/** What is to be done something about, most first. */
const urgency: readonly IngestOutcome[] = ['unmapped', 'refused', 'waiting', 'ignored', 'written']

/** The latest first, the rest at the end. */
export function groupEvents(counts: readonly EventCountView[]): ProgramEvent[] {
  const byName = new Map<string, EventCountView[]>()
  for (const count of counts) {
    const key = `${count.call} ${count.name}`
    byName.set(key, [...(byName.get(key) ?? []), count])
  }
  return [...byName.entries()]
    .flatMap(([key, of]) => {
      const sorted = of.toSorted((a, b) => urgency.indexOf(a.outcome) - urgency.indexOf(b.outcome))
      const [first] = sorted
      if (first === undefined) return []
      const last = of.reduce((latest, count) => (count.last > latest ? count.last : latest), '')
      return [{ key, call: first.call, name: first.name, isRest: first.name === otherNames, last, counts: sorted }]
    })
    .toSorted(
      (a, b) => Number(a.isRest) - Number(b.isRest) || b.last.localeCompare(a.last) || a.key.localeCompare(b.key),
    )
}

export const eventFilters = ['unmapped', 'waiting', 'refused', 'all'] as const
export type EventFilter = (typeof eventFilters)[number]

export function filterEvents(events: readonly ProgramEvent[], filter: EventFilter): ProgramEvent[] {
  return events.filter(({ counts }) => filter === 'all' || counts.some(({ outcome }) => outcome === filter))
}

/** The server's sentences about a message, by how they begin or what they hold. */
const reasonForms = {
  noMapping: /^No mapping names it/,
  personUnknown: /^The person(, or their account,)? is not known yet/,
  accountUnknown: /^The account is not known yet/,
  severalAccounts: /^This person is at several accounts/,
  noNumber: /^value: is no number/,
  outOfRange: /^value: \S+ is a number of/,
  nobodyByKey: /^Nobody is known by this userId/,
  noAccountByKey: /^No account is known by this groupId/,
  gone: /was deleted( or erased)? here/,
  colleague: /^A colleague is no customer/,
  saidNothing: /^The mapping says that it is nothing/,
  anonymous: /^Who this was is not known/,
} as const
export type ReasonKey = keyof typeof reasonForms

const isReasonKey = (key: string): key is ReasonKey => Object.hasOwn(reasonForms, key)

/** Which of the known reasons a sentence is; null: another, to be shown as it is. */
export function reasonKeyOf(reason: string): ReasonKey | null {
  const [key] = Object.entries(reasonForms).find(([, form]) => form.test(reason)) ?? []
  return key !== undefined && isReasonKey(key) ? key : null
}
