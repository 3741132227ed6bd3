/** Where the account stands: current value across, potential value up, the four tiers between the lines. */
import type { TierResult } from '../../../lib/domain/insight'
import { strings } from '../../locale'
import './charts.css'

interface Props {
  tier: TierResult
  lines: { highCurrent: number; highPotential: number }
}

const [size, left, bottom] = [220, 18, 18]
const across = (value: number): number => left + (value / 100) * (size - left)
/** Of the dot, in the picture's units. */
const dot = 6
/** Of a hundred, too, the dot is seen whole. */
const inside = (cx: number, cy: number) => ({
  cx: Math.min(Math.max(cx, left + dot + 1), size - dot - 1),
  cy: Math.min(Math.max(cy, dot + 1), size - bottom - dot - 1),
})
const up = (value: number): number => (1 - value / 100) * (size - bottom)

export function PositionChart({ tier, lines }: Props) {
  const { depth: words, model } = strings.value
  const { current, potential } = tier
  const label = words.position(known(current), known(potential))
  const middle = { x: across(lines.highCurrent), y: up(lines.highPotential) }
  return (
    <figure class="chart is-square">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} class="secret">
        <rect class="chart-ground" x={left} y="0" width={size - left} height={size - bottom} rx="4" />
        <line class="chart-line" x1={middle.x} x2={middle.x} y1="0" y2={size - bottom} />
        <line class="chart-line" x1={left} x2={size} y1={middle.y} y2={middle.y} />
        <text class="chart-name" x={left + 7} y="15">
          {model.tiers.growth}
        </text>
        <text class="chart-name" x={size - 6} y="15" text-anchor="end">
          {model.tiers.strategic}
        </text>
        <text class="chart-name" x={left + 7} y={size - bottom - 8}>
          {model.tiers.basic}
        </text>
        <text class="chart-name" x={size - 6} y={size - bottom - 8} text-anchor="end">
          {model.tiers.profit}
        </text>
        <text class="chart-tick" x={(size + left) / 2} y={size - 4} text-anchor="middle">
          {words.currentAxis}
        </text>
        <text
          class="chart-tick"
          x="11"
          y={(size - bottom) / 2}
          text-anchor="middle"
          transform={`rotate(-90 11 ${(size - bottom) / 2})`}
        >
          {words.potentialAxis}
        </text>
        {current !== null && potential !== null && (
          <circle class="chart-here" {...inside(across(current), up(potential))} r={dot} />
        )}
        {/* One of the two alone is a line: it may be anywhere along it. */}
        {(current === null) !== (potential === null) && (
          <line
            class="chart-somewhere"
            x1={current === null ? left : across(current)}
            x2={current === null ? size : across(current)}
            y1={potential === null ? 0 : up(potential)}
            y2={potential === null ? size - bottom : up(potential)}
          />
        )}
      </svg>
    </figure>
  )
}

function known(value: number | null): string {
  return value === null ? strings.value.model.noData : String(Math.round(value))
}
