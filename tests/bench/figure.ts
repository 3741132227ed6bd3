/** One measured figure against its baseline of the same run. */
export interface Figure {
  name: string
  /** Ours and the baseline's, in `unit`. */
  ours: number
  baseline: number
  unit: 'ms' | 'KB' | 'MB' | 'nodes' | 'listeners' | 'edits' | '/s'
  /** The largest ratio that still meets the goal; null where a figure is shown for its growth only. */
  goal: number | null
  /** The more the better: then the goal is the smallest ratio that meets it. */
  isMore?: boolean
}

/** `NAME: 1.24 x baseline (12.4 ms / 10.0 ms), goal 2 x, met`, or `short`. */
export function formatFigure({ name, ours, baseline, unit, goal, isMore = false }: Figure): string {
  const ratio = ours / baseline
  const head = `${name}: ${ratio.toFixed(2)} x baseline (${ours.toFixed(1)} ${unit} / ${baseline.toFixed(1)} ${unit})`
  if (goal === null) return `${head}, no goal`
  return `${head}, goal ${goal} x, ${(isMore ? ratio >= goal : ratio <= goal) ? 'met' : 'short'}`
}

/** The value below which a share `p` (0..1) of the sample lies, by nearest rank. Throws on an empty sample. */
export function percentile(sample: readonly number[], p: number): number {
  const sorted = sample.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))]
  if (value === undefined) throw new Error('percentile of an empty sample')
  return value
}

/** The 50th percentile. */
export function median(sample: readonly number[]): number {
  return percentile(sample, 0.5)
}
