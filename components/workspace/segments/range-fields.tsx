/** Both ends of a range. */
import type { Condition } from '../../../lib/domain/segments/filter'
import { strings } from '../../locale'
import type { BodyProps } from './body-props'
import { OptionalNumber } from '../form/optional-number'

type Ranged = Extract<Condition, { least?: unknown }>

/** Both ends of a range; either may be left open. */
export function RangeFields({ condition, isReadOnly, onChange }: Omit<BodyProps<Ranged>, 'facets'>) {
  const words = strings.value.segments
  const { least = null, most = null } = condition
  return (
    <>
      <OptionalNumber
        class="segment-bound"
        label={words.least}
        value={least}
        isReadOnly={isReadOnly}
        onChange={(next) => onChange({ ...condition, least: next })}
      />
      <OptionalNumber
        class="segment-bound"
        label={words.most}
        value={most}
        isReadOnly={isReadOnly}
        onChange={(next) => onChange({ ...condition, most: next })}
      />
    </>
  )
}
