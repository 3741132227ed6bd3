/** How indicators read signals. */
import { sourceRows, type AccountView, type Dated } from '../account-view'
import type { SourceRow } from '../insight'
import type { Signal } from '../model'

/** Signals of the kinds that carry a value, oldest first, at most `maxAgeDays` old. */
export function valuedSignals(
  view: AccountView,
  kinds: readonly string[],
  maxAgeDays: number,
): (Dated<Signal> & { value: number })[] {
  const found: (Dated<Signal> & { value: number })[] = []
  for (const dated of view.signals) {
    const { value, kind } = dated.row
    if (value !== null && kinds.includes(kind) && view.today - dated.day <= maxAgeDays) found.push({ ...dated, value })
  }
  return found
}

/** Age and rows behind a figure. */
export function evidenceOf(
  view: AccountView,
  signals: readonly Dated<Signal>[],
): { ageDays: number | null; rows: SourceRow[] } {
  const last = signals.at(-1)
  return {
    ageDays: last ? view.today - last.day : null,
    rows: sourceRows(
      'signals',
      signals.map((dated) => dated.row),
    ),
  }
}

/** Has the feed ever delivered this kind? Unknown counts as yes. */
export function carries(view: AccountView, source: 'usage' | 'surveys', kind: string): boolean {
  const { kinds } = view.sources[source]
  return kinds === null || kinds.includes(kind)
}
