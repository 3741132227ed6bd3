/** The account's people: what they like, how each is addressed, and whether what is known of them is still true. */
import type { DepthProps } from './depth'
import { strings } from '../../locale'
import { Panel } from './panel'
import { PersonItem } from './person-item'

const shown = 30

export function PeoplePanel(props: DepthProps) {
  const { people } = props.depth
  const words = strings.value.depth
  if (people.length === 0) return null
  return (
    <Panel title={words.people} testId="depth-people" isWide aside={<span class="muted">{people.length}</span>}>
      <ul class="people secret">
        {people.slice(0, shown).map((person) => (
          <PersonItem key={person.id} person={person} {...props} />
        ))}
      </ul>
      {people.length > shown && <p class="panel-foot">{words.moreRows(people.length - shown)}</p>}
    </Panel>
  )
}
