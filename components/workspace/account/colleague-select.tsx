/** Picks a colleague, or nobody. */
import { strings } from '../../locale'
import type { Colleague } from './depth'

interface Props {
  label: string
  value: string
  colleagues: readonly Colleague[]
  testId?: string
  onPick: (memberId: string) => void
}

export function ColleagueSelect({ label, value, colleagues, testId, onPick }: Props) {
  const isGone = value !== '' && !colleagues.some(({ id }) => id === value)
  return (
    <label class="field">
      <span>{label}</span>
      <select class="input" value={value} data-testid={testId} onChange={(event) => onPick(event.currentTarget.value)}>
        <option value="">{strings.value.standing.nobody}</option>
        {isGone && <option value={value}>{strings.value.who.someone}</option>}
        {colleagues.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The colleague's name; `nobody` where none is in charge. */
export function colleagueName(id: string | null, colleagues: readonly Colleague[]): string {
  if (id === null) return strings.value.standing.nobody
  return colleagues.find((each) => each.id === id)?.name ?? strings.value.who.someone
}
