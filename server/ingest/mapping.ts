/**
 * What an event becomes: the rows of `ingestMappings` over the defaults. A row takes the place of all defaults of its call and event;
 * several rows of one event are all applied.
 */
import { eventKey } from '../../lib/messages/ingest-protocol'
import type { RowOf } from '../../lib/messages/rows'
import { defaultFields, defaultMappings } from './default-mappings'
import type { Call } from './message'

export type Target = RowOf<'ingestMappings'>['to']

export interface Mapping {
  call: RowOf<'ingestMappings'>['call']
  /** Name of the event; null: every one that no other mapping names. */
  event: string | null
  to: Target
  /** Kind of a signal. */
  kind: string | null
  /** A signal for each message, or one a day for each person. */
  once: 'message' | 'day'
  /** Field to the paths it is read from, the first that holds something. */
  fields: Readonly<Record<string, readonly string[]>>
}

export class Mappings {
  readonly #byEvent = new Map<string, Mapping[]>()

  constructor(rows: readonly Mapping[]) {
    for (const mapping of defaultMappings) this.#add(mapping)
    const own = new Set(rows.map(keyOf))
    for (const key of own) this.#byEvent.delete(key)
    for (const mapping of rows) this.#add(mapping)
  }

  #add(mapping: Mapping): void {
    const key = keyOf(mapping)
    this.#byEvent.set(key, [...(this.#byEvent.get(key) ?? []), mapping])
  }

  /** Empty: nobody has said what this event is. */
  of(call: Call, name: string): readonly Mapping[] {
    return this.#byEvent.get(`${call}:${eventKey(name)}`) ?? this.#byEvent.get(`${call}:`) ?? []
  }
}

const keyOf = ({ call, event }: Pick<Mapping, 'call' | 'event'>): string =>
  `${call}:${event === null ? '' : eventKey(event)}`

/** Where a field is read: as the mapping says, else as is usual for what it becomes. */
export function pathsOf({ to, fields }: Pick<Mapping, 'to' | 'fields'>, field: string): readonly string[] {
  return Object.hasOwn(fields, field) ? (fields[field] ?? []) : (defaultFields[to]?.[field] ?? [])
}

/** Own fields that the mapping fills, `custom.plan`. */
export function customFieldsOf({ fields }: Pick<Mapping, 'fields'>): string[] {
  return Object.keys(fields).filter((field) => field.startsWith('custom.'))
}
