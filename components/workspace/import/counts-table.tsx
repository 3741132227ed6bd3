/** Rows new, changed and as they were, by kind; and how many lines are in error. */
import type { ImportCounts } from '../../../lib/import/draft'
import { language, strings } from '../../locale'

const shown = ['accounts', 'contacts', 'orders', 'interactions', 'signals'] as const

export function CountsTable({ counts, problemCount }: { counts: ImportCounts; problemCount: number }) {
  const words = strings.value.imports
  const number = new Intl.NumberFormat(language.value)
  const others = Object.entries(counts).filter(([name]) => !shown.some((each) => each === name))
  const rows = [
    ...shown.flatMap((name) => (counts[name] === undefined ? [] : [[name, counts[name]] as const])),
    ...others,
  ]
  if (rows.length === 0 && problemCount === 0) return null
  return (
    <table class="counts" data-testid="counts">
      <thead>
        <tr>
          <th scope="col">{words.counts.what}</th>
          <th scope="col">{words.counts.made}</th>
          <th scope="col">{words.counts.changed}</th>
          <th scope="col">{words.counts.unchanged}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, { made, changed, unchanged }]) => (
          <tr key={name} data-testid={`counts-${name}`}>
            <th scope="row">{words.collections[name]?.(made + changed + unchanged) ?? name}</th>
            <td>{number.format(made)}</td>
            <td>{number.format(changed)}</td>
            <td>{number.format(unchanged)}</td>
          </tr>
        ))}
        {problemCount > 0 && (
          <tr class="counts-bad" data-testid="counts-refused">
            <th scope="row">{words.counts.refused}</th>
            <td colSpan={3}>{number.format(problemCount)}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
