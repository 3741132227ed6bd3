/** The account's people, what they like, and how each is addressed. */
import type { Contact } from '../../../lib/domain/model'
import { formatDay } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { Panel } from './panel'

const shown = 30

export function PeoplePanel({ people, now }: { people: readonly Contact[]; now: Date }) {
  const words = strings.value.depth
  if (people.length === 0) return null
  return (
    <Panel title={words.people} testId="depth-people" isWide aside={<span class="muted">{people.length}</span>}>
      <ul class="people secret">
        {people.slice(0, shown).map((person) => (
          <li key={person.id}>
            <span class="person-name">
              <SafeText text={person.name || (person.emails[0] ?? '')} />
              {person.formOfAddress !== null && (
                <span class="tag">
                  <SafeText text={person.formOfAddress} />
                </span>
              )}
              {person.leftOn !== null && <span class="tag">{words.leftOn(formatDay(person.leftOn, now))}</span>}
            </span>
            <span class="muted">
              <SafeText text={[person.title, person.phone, ...person.emails.slice(0, 2)].filter(Boolean).join(' · ')} />
            </span>
            {likes(person).length > 0 && (
              <span class="person-likes">
                {likes(person).map((text) => (
                  <span key={text} class="tag">
                    <SafeText text={text} />
                  </span>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
      {people.length > shown && <p class="panel-foot">{words.moreRows(people.length - shown)}</p>}
    </Panel>
  )
}

/** `Channel: phone`; keys that have words are worded, others shown as they were entered. */
function likes({ preferences, birthday }: Contact): string[] {
  const words = strings.value.depth
  const named: Record<string, string> = words.preferences
  const lines = Object.entries(preferences).map(([key, value]) => `${named[key] ?? key}: ${value}`)
  return birthday === null ? lines : [...lines, `${words.birthday}: ${birthday.replace(/^--/, '')}`]
}
