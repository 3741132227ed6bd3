/** track: a login, use of a feature, an answer. */
import { calendarOf } from '../../lib/domain/calendar'
import { dayText } from '../../lib/domain/calendar-day'
import { pathsOf } from './mapping'
import { numberAt, textAt } from './paths'
import { refused, written, type Planned, type Step } from './plan'
import { recordedAt } from './recorded-at'
import { ingestedId } from './row-ids'
import { nobodyYet, whomOf } from './whom'

/** Ranges of the model (docs/customer-model.md); of other kinds any number will do. */
const ranges: Readonly<Record<string, readonly [least: number, most: number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  coreUse: [0, 1],
  modulesInUse: [0, 1],
  mention: [-1, 1],
}

export async function planSignal(step: Step): Promise<Planned> {
  const { workspaceId, message, mapping, rows, directory } = step
  const detail = textAt(message.raw, pathsOf(mapping, 'detail'))
  const kind = [mapping.kind ?? message.name, detail].filter((part) => part !== null).join(':')
  if (kind === '') return refused('kind: the mapping names no kind of signal.')
  const value = numberAt(message.raw, pathsOf(mapping, 'value'))
  const wrong = wrongValue(kind, value)
  if (wrong !== null) return refused(wrong)
  const whom = await whomOf(step)
  if ('outcome' in whom) return whom
  if (whom.account === null) return nobodyYet(step)
  const accountId = whom.account.id
  const contactId = whom.contact?.id ?? null
  const day = dayText(calendarOf(directory.policy.calendar).dayAt(message.at))
  const which = mapping.once === 'day' ? [accountId, contactId, day] : [message.id]
  const id = ingestedId(workspaceId, 'signal', kind, ...which)
  const known = await rows.get('signals', id)
  // One a day is there already, or a person has deleted it.
  if (known !== null) return written(known)
  const at = new Date(message.at).toISOString()
  const data = { accountId, contactId, kind, value, at, recordedAt: recordedAt(message.at, step.receivedAt) }
  return written(rows.create('signals', id, { ...data, createdAt: new Date(step.receivedAt).toISOString() }))
}

function wrongValue(kind: string, value: number | null): string | null {
  const range = Object.hasOwn(ranges, kind) ? ranges[kind] : undefined
  if (value !== null && Number.isNaN(value)) return 'value: is no number.'
  if (range === undefined) return null
  const [least, most] = range
  if (value === null) return `value: ${kind} is a number of ${least} to ${most}; there is none.`
  return value < least || value > most ? `value: ${kind} is a number of ${least} to ${most}, not ${value}.` : null
}
