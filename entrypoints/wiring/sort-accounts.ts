/** The order of the account list; what is not known stands last, whichever way it is sorted. */
import type { AccountLine, AccountNumbers, AccountSort } from '../../components/workspace/account-line'
import { lifecycleStages, valueTiers } from '../../lib/domain/model'

/** A number that grows downwards; null where nothing is known. */
function rankOf(numbers: AccountNumbers | undefined, by: 'tier' | 'stage' | 'health'): number | null {
  if (numbers === undefined) return null
  if (by === 'health') return numbers.band === null ? null : numbers.health
  if (by === 'tier')
    return numbers.tier === null ? null : valueTiers.indexOf(numbers.tier) * 4 + 'ABC'.indexOf(numbers.grade ?? '')
  return numbers.stage === null ? null : lifecycleStages.indexOf(numbers.stage)
}

/** @param tag of the language that names are sorted in */
export function sortAccounts(
  lines: readonly AccountLine[],
  { by, isDown }: AccountSort,
  numbers: ReadonlyMap<string, AccountNumbers>,
  tag: string,
): AccountLine[] {
  const collator = new Intl.Collator(tag, { numeric: true })
  const direction = isDown ? -1 : 1
  const byName = (a: AccountLine, b: AccountLine): number => collator.compare(a.name, b.name)
  if (by === 'name') return lines.toSorted((a, b) => direction * byName(a, b))
  const keyed = lines.map((line) => ({
    line,
    key: by === 'owner' ? line.ownerName : rankOf(numbers.get(line.id), by),
  }))
  const compare = (a: string | number, b: string | number): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
  return keyed
    .toSorted((a, b) => {
      if (a.key === null || b.key === null)
        return Number(a.key === null) - Number(b.key === null) || byName(a.line, b.line)
      return direction * compare(a.key, b.key) || byName(a.line, b.line)
    })
    .map(({ line }) => line)
}
