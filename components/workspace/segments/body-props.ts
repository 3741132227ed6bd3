/** What a condition's part of the form is given. */
import type { Condition } from '../../../lib/domain/segments/filter'
import type { Facets } from './segment-model'

export interface BodyProps<Of extends Condition = Condition> {
  condition: Of
  facets: Facets
  isReadOnly: boolean
  onChange: (condition: Condition) => void
}
