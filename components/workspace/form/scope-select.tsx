/** Whose accounts or rules are on screen: everybody's, or those of one segment. Nothing while there are no segments. */
import { strings } from '../../locale'

interface Props {
  label: string
  segments: readonly { id: string; name: string }[]
  /** null: everybody. */
  segmentId: string | null
  onSegment: (id: string | null) => void
}

export function ScopeSelect({ label, segments, segmentId, onSegment }: Props) {
  if (segments.length === 0) return null
  return (
    <label class="scope">
      <span>{label}</span>
      <select
        class="input"
        value={segmentId ?? ''}
        data-testid="segment-scope"
        onChange={(event) => onSegment(event.currentTarget.value || null)}
      >
        <option value="">{strings.value.policy.everybody}</option>
        {segments.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
