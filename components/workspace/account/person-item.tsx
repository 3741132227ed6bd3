/** One of the account's people. */
import type { Contact } from '../../../lib/domain/model'
import { formatDay, formatList } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import type { DepthProps } from './depth'
import { Disclosure } from './disclosure'
import { PersonForm } from './person-form'
import { WriteFailure, useWrite } from './use-write'

interface Props extends DepthProps {
  person: Contact
}

export function PersonItem({ person, depth, bounces, colleagues, now, today, isReadOnly, actions }: Props) {
  const { depth: words, standing } = strings.value
  const { failure, run } = useWrite()
  const bounce = bounces.get(person.id)
  const liked = likes(person)
  const last = depth.lastContacts?.get(person.id)
  const save = (fields: Partial<Contact>) => trusted(() => run(actions.savePerson(person.id, fields)))
  return (
    <li data-testid="person">
      <span class="person-name">
        <SafeText text={person.name || (person.emails[0] ?? '')} />
        {person.formOfAddress !== null && <Tag text={person.formOfAddress} />}
        {person.leftOn !== null && <span class="tag">{words.leftOn(formatDay(person.leftOn, now))}</span>}
        {bounce !== undefined && person.leftOn === null && (
          <span class="tag depth-bounce">{standing.people[bounce]}</span>
        )}
      </span>
      <span class="muted">
        <SafeText text={[person.title, person.phone, ...person.emails.slice(0, 2)].filter(Boolean).join(' · ')} />
      </span>
      {last !== undefined && (
        <span class="muted" data-testid="person-last">
          <SafeText text={standing.people.last(formatDay(last.at, now), namesOf(last.by, colleagues))} />
        </span>
      )}
      {liked.length > 0 && (
        <span class="person-likes">
          {liked.map((text) => (
            <Tag key={text} text={text} />
          ))}
        </span>
      )}
      <span class="person-kept">
        <span class="muted">
          {person.confirmedOn === null
            ? standing.facts.unconfirmed
            : standing.facts.confirmed(formatDay(person.confirmedOn, now))}
        </span>
        {!isReadOnly && (
          <>
            {person.confirmedOn !== today && person.leftOn === null && (
              <button class="link-button" data-testid="person-confirm" onClick={save({ confirmedOn: today })}>
                {standing.facts.confirm}
              </button>
            )}
            <button
              class="link-button"
              data-testid="person-left"
              onClick={save({ leftOn: person.leftOn === null ? today : null })}
            >
              {person.leftOn === null ? standing.people.left : standing.people.isBack}
            </button>
            <Disclosure label={standing.people.edit} testId="person-edit">
              {({ save: store, close }) => (
                <PersonForm
                  person={person}
                  onSave={(fields) => store(actions.savePerson(person.id, fields))}
                  onCancel={close}
                />
              )}
            </Disclosure>
          </>
        )}
      </span>
      <WriteFailure failure={failure} />
    </li>
  )
}

/** Colleagues by name; who is none any more is left out. */
function namesOf(by: readonly string[], colleagues: DepthProps['colleagues']): string | null {
  const names = colleagues.filter(({ id }) => by.includes(id)).map(({ name }) => name)
  return names.length === 0 ? null : formatList(names)
}

function Tag({ text }: { text: string }) {
  return (
    <span class="tag">
      <SafeText text={text} />
    </span>
  )
}

/** `Channel: phone`; keys that have words are worded, others shown as they were entered. */
function likes({ preferences, birthday }: Contact): string[] {
  const words = strings.value.depth
  const named: Record<string, string> = words.preferences
  const lines = Object.entries(preferences).map(([key, value]) => `${named[key] ?? key}: ${value}`)
  return birthday === null ? lines : [...lines, `${words.birthday}: ${birthday.replace(/^--/, '')}`]
}
