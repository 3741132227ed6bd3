/** Usual gaps of trades, to start a segment's from. */
import type { CadencePreset } from '../../../lib/domain/segments/cadence-presets'
import { strings } from '../../locale'
import { trusted } from '../../trusted'

interface Props {
  bySegment: { isByUse: boolean | null }
  isReadOnly: boolean
  onPreset: (preset: CadencePreset) => void
}

const presets = ['services', 'retail', 'hairSalon', 'manufacturing', 'software'] as const satisfies CadencePreset[]

export function Presets({ bySegment: { isByUse }, isReadOnly, onPreset }: Props) {
  const words = strings.value.policy
  return (
    <div class="policy-presets">
      {!isReadOnly && (
        <>
          <span class="muted">{words.presets.from}</span>
          {presets.map((preset) => (
            <button
              key={preset}
              class="button"
              type="button"
              data-testid={`preset-${preset}`}
              onClick={trusted(() => onPreset(preset))}
            >
              {words.industries[preset]}
            </button>
          ))}
        </>
      )}
      <p class="muted policy-by-use">
        {words.presets[isByUse === null ? 'byIndustry' : isByUse ? 'byUse' : 'byContact']}
      </p>
    </div>
  )
}
