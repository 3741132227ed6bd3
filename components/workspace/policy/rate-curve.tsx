/** Error rate and miss rate over the lines: where they cross is the choice. Drawn, and told in words and a table beside it. */
import { errorRate, missRate, type LinePoint } from '../../../lib/domain/simulator/tally'
import { formatShare } from '../../format'
import { strings } from '../../locale'
import { useMeasuredWidth } from '../../measured-width'

interface Props {
  title: string
  points: readonly LinePoint[]
  /** Index of the chosen point. */
  chosen: number
  wordLine: (line: number) => string
}

const height = 240
const space = { left: 44, right: 12, top: 12, bottom: 30 }
/** Lines are worded ("12 working days"): so much room has one of them. */
const labelWidth = 130

export function RateCurve({ title, points, chosen, wordLine }: Props) {
  const words = strings.value.policy.simulator
  const { ref, width } = useMeasuredWidth<SVGSVGElement>(640)
  const plot = { width: width - space.left - space.right, height: height - space.top - space.bottom }
  const xOf = (index: number): number => space.left + (plot.width * index) / Math.max(1, points.length - 1)
  const yOf = (share: number): number => space.top + plot.height * (1 - share)
  const labelled = labelledIndices(points.length, Math.floor(plot.width / labelWidth))
  return (
    <figure class="rate-curve">
      <svg ref={ref} viewBox={`0 0 ${width} ${height}`} height={height} role="img" aria-label={title}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line class="rate-grid" x1={space.left} x2={width - space.right} y1={yOf(share)} y2={yOf(share)} />
            <text class="rate-label" x={space.left - 6} y={yOf(share) + 4} text-anchor="end">
              {formatShare(share)}
            </text>
          </g>
        ))}
        {labelled.map((index) => (
          <text
            key={index}
            class="rate-label"
            x={xOf(index)}
            y={height - 10}
            text-anchor={anchorOf(index, points.length)}
          >
            {wordLine(points[index]?.line ?? 0)}
          </text>
        ))}
        <line class="rate-chosen" x1={xOf(chosen)} x2={xOf(chosen)} y1={space.top} y2={space.top + plot.height} />
        <Rates name="error" rates={points.map(({ tally }) => errorRate(tally))} {...{ xOf, yOf, chosen }} />
        <Rates name="miss" rates={points.map(({ tally }) => missRate(tally))} {...{ xOf, yOf, chosen }} />
      </svg>
      <figcaption class="rate-legend">
        <span class="rate-key is-error">{words.error}</span>
        <span class="rate-key is-miss">{words.miss}</span>
      </figcaption>
    </figure>
  )
}

interface RatesProps {
  name: 'error' | 'miss'
  rates: readonly (number | null)[]
  xOf: (index: number) => number
  yOf: (share: number) => number
  chosen: number
}

/** A line that pauses where there is no rate. */
function Rates({ name, rates, xOf, yOf, chosen }: RatesProps) {
  const path = rates.map((rate, index) => {
    if (rate === null) return ''
    const isFirst = index === 0 || rates[index - 1] === null
    return `${isFirst ? 'M' : 'L'}${xOf(index).toFixed(1)} ${yOf(rate).toFixed(1)}`
  })
  const at = rates[chosen]
  return (
    <>
      <path class={`rate-line is-${name}`} d={path.join('')} />
      {at !== null && at !== undefined && <circle class={`rate-dot is-${name}`} cx={xOf(chosen)} cy={yOf(at)} r={4} />}
    </>
  )
}

/** First, last and some between, evenly, as many as there is room for. */
function labelledIndices(count: number, room: number): number[] {
  const wanted = Math.min(count, Math.max(2, Math.min(4, room)))
  return [
    ...new Set(
      Array.from({ length: wanted }, (_, index) => Math.round((index * (count - 1)) / Math.max(1, wanted - 1))),
    ),
  ]
}

function anchorOf(index: number, count: number): 'start' | 'middle' | 'end' {
  if (index === 0) return 'start'
  return index === count - 1 ? 'end' : 'middle'
}
