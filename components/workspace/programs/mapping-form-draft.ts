/** A mapping while it is in a form: texts as they are typed, and the mapping they make. */
import type { MappingDraft } from '../../../lib/messages/ingest-protocol'
import { limits } from '../../../lib/messages/limits'

export type Call = MappingDraft['call']
export type Target = MappingDraft['to']
export const mappingCalls: readonly Call[] = ['track', 'identify', 'group', 'page', 'screen']
export const mappingTargets: readonly Target[] = [
  'signal',
  'contact',
  'account',
  'order',
  'refund',
  'cancelOrder',
  'nothing',
]

export interface OwnFieldDraft {
  key: string
  name: string
  paths: string
}

export interface MappingForm {
  call: Call
  event: string
  /** Every event of the call that no other mapping names. */
  isEvery: boolean
  to: Target
  kind: string
  once: MappingDraft['once']
  /** Field to paths as they are typed; what is empty is read from the usual place. */
  paths: Readonly<Record<string, string>>
  own: readonly OwnFieldDraft[]
}

/** Says that a field is read nowhere. */
const nowhere = '-'
const ownPrefix = 'custom.'
const mostPaths = 20
/** What usually is meant by a call. */
const usualTarget: Readonly<Partial<Record<string, Target>>> = { identify: 'contact', group: 'account' }

export function newForm(call: Call, event: string): MappingForm {
  const to = usualTarget[call] ?? 'signal'
  return { call, event, isEvery: event === '' && to !== 'signal', to, kind: '', once: 'message', paths: {}, own: [] }
}

export function formOf(mapping: MappingDraft): MappingForm {
  const entries = Object.entries(mapping.fields).map(([field, paths]): [string, string] => [
    field,
    paths.length === 0 ? nowhere : paths.join(', '),
  ])
  return {
    call: mapping.call,
    event: mapping.event ?? '',
    isEvery: mapping.event === null,
    to: mapping.to,
    kind: mapping.kind ?? '',
    once: mapping.once,
    paths: Object.fromEntries(entries.filter(([field]) => !field.startsWith(ownPrefix))),
    own: entries
      .filter(([field]) => field.startsWith(ownPrefix))
      .map(([field, paths]) => ({ key: field, name: field.slice(ownPrefix.length), paths })),
  }
}

export const hasOwnFields = (to: Target): boolean => to === 'contact' || to === 'account'

const readPaths = (text: string): string[] =>
  text.trim() === nowhere
    ? []
    : text
        .split(',')
        .map((path) => path.trim())
        .filter((path) => path !== '')

/** @param fields those of the target; what was typed for another is left out */
export function draftOf(form: MappingForm, fields: readonly string[]): MappingDraft {
  const said = fields.flatMap((field): [string, string[]][] => {
    const text = form.paths[field] ?? ''
    return text.trim() === '' ? [] : [[field, readPaths(text)]]
  })
  const own = hasOwnFields(form.to)
    ? form.own.map(({ name, paths }): [string, string[]] => [`${ownPrefix}${name.trim()}`, readPaths(paths)])
    : []
  return {
    call: form.call,
    event: form.isEvery ? null : form.event.trim(),
    to: form.to,
    kind: form.to === 'signal' && form.kind.trim() !== '' ? form.kind.trim() : null,
    once: form.to === 'signal' ? form.once : 'message',
    fields: Object.fromEntries([...said, ...own]),
  }
}

export type FormProblem = 'event' | 'path' | 'own'

export function problemsOf(form: MappingForm, fields: readonly string[]): FormProblem[] {
  const draft = draftOf(form, fields)
  const isTooLong = Object.values(draft.fields).some(
    (paths) => paths.length > mostPaths || paths.some((path) => path.length > limits.nameLength),
  )
  const names = form.own.map(({ name }) => name.trim())
  const isOwnWrong =
    hasOwnFields(form.to) &&
    (new Set(names).size < names.length ||
      form.own.some(({ name, paths }) => !/^[\p{L}\p{N}_ -]{1,60}$/u.test(name.trim()) || paths.trim() === ''))
  return [
    ...(draft.event === '' ? (['event'] as const) : []),
    ...(isTooLong ? (['path'] as const) : []),
    ...(isOwnWrong ? (['own'] as const) : []),
  ]
}

const deepest = 6
const mostSuggested = 200

/** Paths at which messages hold something, to be offered while a path is typed. */
export function pathsIn(messages: readonly Record<string, unknown>[]): string[] {
  const found = new Set<string>()
  const walk = (value: unknown, path: string, depth: number): void => {
    if (found.size >= mostSuggested || depth > deepest || value === null || value === undefined) return
    if (typeof value !== 'object') {
      if (path !== '' && !path.includes(',')) found.add(path)
      return
    }
    for (const [name, inner] of Object.entries(value)) walk(inner, path === '' ? name : `${path}.${name}`, depth + 1)
  }
  for (const message of messages)
    for (const part of ['properties', 'traits', 'context']) walk({ [part]: message[part] }, '', 0)
  return [...found]
}
