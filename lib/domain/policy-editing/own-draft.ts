/** One of the workspace's own indicators while a person fills it in: every part of its form, whichever the figure needs. */
import type { IndicatorGroup } from '../insight'
import { interactionKinds, type InteractionKind } from '../model'
import type { OwnIndicator, OwnSource } from '../policy-own-indicators'

export const ownKinds = ['number', 'categories', 'signal', 'orders', 'interactions'] as const
export type OwnKind = (typeof ownKinds)[number]

export interface OwnDraft {
  name: string
  kind: OwnKind
  /** The account's field, of a number or of categories. */
  field: string
  categories: readonly { key: string; name: string; score: number | null }[]
  signal: string
  signalMeasure: Extract<OwnSource, { kind: 'signal' }>['measure']
  orderMeasure: Extract<OwnSource, { kind: 'orders' }>['measure']
  interactions: readonly InteractionKind[]
  direction: 'in' | 'out' | null
  days: number | null
  weight: number | null
  group: IndicatorGroup
  good: number | null
  critical: number | null
  alert: number | null
  alertWhen: OwnIndicator['alertWhen']
}

const blank: OwnDraft = {
  name: '',
  kind: 'number',
  field: '',
  categories: [],
  signal: '',
  signalMeasure: 'count',
  orderMeasure: 'count',
  interactions: [],
  direction: null,
  days: 30,
  weight: 1,
  group: 'use',
  good: null,
  critical: null,
  alert: null,
  alertWhen: 'reached',
}

/** @param newKey another with each call: by it a line of the form is told apart while it is edited */
export function ownDraftOf(own: OwnIndicator | null, newKey: () => string): OwnDraft {
  if (own === null) return blank
  const { name, weight, group, good, critical, alert, alertWhen, categories, source } = own
  const draft: OwnDraft = { ...blank, name, weight, group, good, critical, alert, alertWhen, ...fromSource(source) }
  if (categories === null) return draft
  const lines = Object.entries(categories).map(([category, score]) => ({ key: newKey(), name: category, score }))
  return { ...draft, kind: 'categories', categories: lines }
}

function fromSource(source: OwnSource): Partial<OwnDraft> {
  switch (source.kind) {
    case 'custom':
      return { kind: 'number', field: source.field }
    case 'signal':
      return { kind: 'signal', signal: source.signal, signalMeasure: source.measure, days: source.days }
    case 'orders':
      return { kind: 'orders', orderMeasure: source.measure, days: source.days }
    default: {
      const interactions = interactionKinds.filter((kind) => source.interactions.includes(kind))
      return { kind: 'interactions', interactions, direction: source.direction, days: source.days }
    }
  }
}

export type OwnProblem =
  | 'noName'
  | 'nameTaken'
  | 'noField'
  | 'noSignal'
  | 'days'
  | 'noWeight'
  | 'noLines'
  | 'equalLines'
  | 'noCategories'
  | 'scores'

const longestDays = 730

const isScore = (score: number | null): boolean => score !== null && score >= 0 && score <= 100

/** What is missing or wrong. @param others names of the other indicators */
export function ownProblems(draft: OwnDraft, others: readonly string[]): OwnProblem[] {
  const { kind, good, critical, weight, days } = draft
  const name = draft.name.trim()
  const isField = kind === 'number' || kind === 'categories'
  const named = draft.categories.filter(({ name: category }) => category.trim() !== '')
  const found: [OwnProblem, boolean][] = [
    ['noName', name === ''],
    ['nameTaken', others.includes(name)],
    ['noField', isField && draft.field.trim() === ''],
    ['noSignal', kind === 'signal' && draft.signal.trim() === ''],
    ['days', !isField && !(days !== null && Number.isInteger(days) && days >= 1 && days <= longestDays)],
    ['noWeight', weight === null || weight < 0],
    ['noLines', kind !== 'categories' && (good === null || critical === null)],
    ['equalLines', kind !== 'categories' && good !== null && good === critical],
    ['noCategories', kind === 'categories' && named.length === 0],
    ['scores', kind === 'categories' && named.some(({ score }) => !isScore(score))],
  ]
  return found.flatMap(([problem, isSo]) => (isSo ? [problem] : []))
}

/** The indicator that a draft without problems is. Categories are scores already: 100 is good, 0 critical. */
export function ownOf(draft: OwnDraft): OwnIndicator {
  const { name, weight, group, alert, alertWhen } = draft
  const isCategories = draft.kind === 'categories'
  const named = draft.categories.filter((category) => category.name.trim() !== '')
  return {
    name: name.trim(),
    source: sourceOf(draft),
    weight: weight ?? 1,
    group,
    good: isCategories ? 100 : (draft.good ?? 0),
    critical: isCategories ? 0 : (draft.critical ?? 0),
    alert,
    alertWhen,
    categories: isCategories
      ? Object.fromEntries(named.map((category) => [category.name.trim(), category.score ?? 0]))
      : null,
  }
}

function sourceOf(draft: OwnDraft): OwnSource {
  const days = draft.days ?? 1
  switch (draft.kind) {
    case 'signal':
      return { kind: 'signal', signal: draft.signal.trim(), measure: draft.signalMeasure, days }
    case 'orders':
      return { kind: 'orders', measure: draft.orderMeasure, days }
    case 'interactions':
      return { kind: 'interactions', interactions: [...draft.interactions], direction: draft.direction, days }
    default:
      return { kind: 'custom', field: draft.field.trim() }
  }
}
