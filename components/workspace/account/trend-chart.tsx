/** Health at the last 13 week ends, and now: a small picture; each point opens why it was so, down to the rows of then. */
import type { HealthPoint } from '../../../lib/domain/insight'
import { formatDay } from '../../format'
import { useMeasuredWidth } from '../../measured-width'
import { bandTone } from '../../model-words'
import type { DepthActions } from './depth'
import { TrendPoints } from './trend-points'
import './charts.css'

interface Props {
  points: readonly HealthPoint[]
  lines: { healthyFrom: number; watchFrom: number }
  now: Date
  actions: Pick<DepthActions, 'loadHealthOn' | 'loadRows'>
}

const [height, left, top, bottom] = [132, 26, 8, 18]

const y = (score: number): number => top + (1 - score / 100) * (height - top - bottom)

export function TrendChart({ points, lines, now, actions }: Props) {
  const { ref, width } = useMeasuredWidth<SVGSVGElement>(440)
  const step = (width - left - 10) / Math.max(1, points.length - 1)
  const x = (index: number): number => left + index * step
  const known = points.flatMap(({ score, band, on }, index) => (score === null ? [] : [{ score, band, on, index }]))
  return (
    <figure class="chart trend">
      <svg ref={ref} viewBox={`0 0 ${width} ${height}`} height={height} aria-hidden="true" class="secret">
        {[lines.healthyFrom, lines.watchFrom].map((line) => (
          <g key={line}>
            <line class="chart-line" x1={left} x2={width} y1={y(line)} y2={y(line)} />
            <text class="chart-tick" x={left - 5} y={y(line) + 3} text-anchor="end">
              {line}
            </text>
          </g>
        ))}
        {runsOf(known).map((run) => (
          <polyline
            key={run[0]?.index}
            class="chart-path"
            points={run.map(({ index, score }) => `${x(index)},${y(score)}`).join(' ')}
          />
        ))}
        {known.map(({ index, score, band, on }) => (
          <circle key={on} class={`chart-dot is-${bandTone(band)}`} cx={x(index)} cy={y(score)} r="3.5" />
        ))}
        {[points[0], points.at(-1)].map(
          (point, index) =>
            point !== undefined && (
              <text
                key={point.on}
                class="chart-tick"
                x={index === 0 ? left : width - 2}
                y={height - 3}
                text-anchor={index === 0 ? 'start' : 'end'}
              >
                {formatDay(point.on, now)}
              </text>
            ),
        )}
      </svg>
      <TrendPoints
        points={known.map(({ on, score, band, index }) => ({
          on,
          score,
          band,
          across: x(index) / width,
          down: y(score) / height,
        }))}
        now={now}
        actions={actions}
      />
    </figure>
  )
}

/** A week without data breaks the line. */
function runsOf<Point extends { index: number }>(points: readonly Point[]): Point[][] {
  const runs: Point[][] = []
  for (const point of points) {
    const last = runs.at(-1)
    if (last?.at(-1)?.index === point.index - 1) last.push(point)
    else runs.push([point])
  }
  return runs.filter((run) => run.length > 1)
}
