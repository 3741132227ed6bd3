/** "+3 others": everyone else in the message, folded. A mailing of thousands stays a short list with a count. */
import { useState } from 'preact/hooks'
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import type { OtherPerson } from './view'

/** More than these would be scrolled past, not read. */
const shown = 50

interface Props {
  people: readonly OtherPerson[]
  leftOut?: number
}

export function Others({ people, leftOut = 0 }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <OthersToggle count={people.length + leftOut} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
      {isOpen && <OthersList people={people} leftOut={leftOut} />}
    </>
  )
}

interface ToggleProps {
  count: number
  isOpen: boolean
  onToggle: () => void
}

/** Alone, where the list stands further down than its toggle. */
export function OthersToggle({ count, isOpen, onToggle }: ToggleProps) {
  if (count === 0) return null
  return (
    <button class="others-toggle" aria-expanded={isOpen} data-testid="others" onClick={onToggle}>
      {strings.value.who.others(count)}
    </button>
  )
}

export function OthersList({ people, leftOut = 0 }: Props) {
  const hidden = Math.max(0, people.length - shown) + leftOut
  return (
    <ul class="others-list appear" data-testid="others-list">
      <OtherLines people={people} />
      {hidden > 0 && <li class="muted">{strings.value.who.leftOut(hidden)}</li>}
    </ul>
  )
}

/** The lines alone, for views whose whole matter they are. */
export function OtherLines({ people }: { people: readonly OtherPerson[] }) {
  const words = strings.value.who
  return (
    <>
      {people.slice(0, shown).map((person, index) => (
        <li key={person.address ?? `${index} ${person.name}`}>
          <SafeText text={person.name || person.address || words.noName} />
          <span>
            {person.kind === 'colleague' ? (
              words.colleague
            ) : person.accountName ? (
              <SafeText text={person.accountName} />
            ) : (
              person.kind !== 'unsure' && words.notKnown
            )}
          </span>
        </li>
      ))}
    </>
  )
}
