/** Fields and values of a filter in the language on screen. */
import { lifecycleStages, valueTiers } from '../../../lib/domain/model'
import type { Condition } from '../../../lib/domain/segments/filter'
import { formatList } from '../../format'
import { strings } from '../../locale'
import type { Facets, SegmentLine } from './segment-model'
import type { PickOption } from './value-picker'

export type TextCondition = Exclude<Extract<Condition, { in: (string | null)[] }>, { field: 'custom' }>

/** What a segment's filter looks at, for a list. */
export function fieldsText(fields: NonNullable<SegmentLine['fields']>): string {
  const words = strings.value.segments.fields
  return formatList(fields.map((field) => words[field]))
}

const labelled = <Key extends string>(keys: readonly Key[], words: Record<Key, string>): PickOption[] =>
  keys.map((value): PickOption => ({ value, label: words[value] }))

/** What a field of text may hold, "not known" last; whether others may be typed too. */
export function textOptions(field: TextCondition['field'], facets: Facets): { options: PickOption[]; isOpen: boolean } {
  const { model, segments } = strings.value
  const unknown = { value: null, label: segments.notKnown }
  const named = <Key extends string>(keys: readonly Key[], words: Record<Key, string>) => ({
    options: [...labelled(keys, words), unknown],
    isOpen: false,
  })
  switch (field) {
    case 'tier':
    case 'approvedTier':
      return named(valueTiers, model.tiers)
    case 'stage':
      return named(lifecycleStages, model.stages)
    case 'dormancy':
      return named(['awake', 'drowsy', 'halfAsleep', 'asleep'], model.dormancy)
    case 'band':
      return named(['healthy', 'watch', 'atRisk'], model.bands)
    case 'grade':
      return named(['A', 'B', 'C'], { A: 'A', B: 'B', C: 'C' })
    case 'relationship':
      // It is always one of these.
      return { options: labelled(['customer', 'notYet', 'unknown'], segments.relationships), isOpen: false }
    default:
      return { options: [...facets.texts[field], unknown], isOpen: field !== 'ownerId' }
  }
}
