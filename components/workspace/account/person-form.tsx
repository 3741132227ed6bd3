/** How a person is addressed, and what they like. */
import { useState } from 'preact/hooks'
import type { Contact } from '../../../lib/domain/model'
import { limits } from '../../../lib/messages/limits'
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import { FormButtons } from './disclosure'

interface Props {
  person: Contact
  onSave: (fields: Partial<Contact>) => void
  onCancel: () => void
}

const birthdayPattern = '^((19|20)[0-9]{2}-)?(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'

/** What the card asks of everybody; a workspace's own preferences stay as they are. */
const asked = ['channel', 'content', 'first'] as const

export function PersonForm({ person: newest, onSave, onCancel }: Props) {
  // What a colleague writes meanwhile is no change of this person's.
  const [person] = useState(newest)
  const { standing, depth } = strings.value
  const [title, setTitle] = useState(person.title ?? '')
  const [phone, setPhone] = useState(person.phone ?? '')
  const [formOfAddress, setForm] = useState(person.formOfAddress ?? '')
  const [birthday, setBirthday] = useState(person.birthday?.replace(/^--/, '') ?? '')
  const [preferences, setPreferences] = useState<Record<string, string>>(person.preferences)
  const before: Record<string, unknown> = { ...person }
  const save = (): void => {
    const kept = Object.entries(preferences).filter(([, value]) => value.trim() !== '')
    const likes = Object.fromEntries(kept.map(([key, value]) => [key, value.trim()]))
    const typed = {
      title: title.trim() || null,
      phone: phone.trim() || null,
      formOfAddress: formOfAddress.trim() || null,
      birthday: birthdayOf(birthday),
    }
    // What was left alone is not written, so that a colleague's edit of it stands.
    const changed = Object.entries(typed).filter(([name, value]) => value !== before[name])
    const isLiked = JSON.stringify(likes) !== JSON.stringify(person.preferences)
    onSave({ ...Object.fromEntries(changed), ...(isLiked ? { preferences: likes } : {}) })
  }
  return (
    <form class="depth-form" onSubmit={trusted(save)}>
      <Line label={standing.people.title} value={title} testId="person-title" onInput={setTitle} />
      <Line label={standing.people.phone} value={phone} testId="person-phone" onInput={setPhone} />
      <Line label={standing.people.form} value={formOfAddress} testId="person-form" onInput={setForm} />
      <Line
        label={depth.birthday}
        hint={standing.people.birthdayHint}
        pattern={birthdayPattern}
        value={birthday}
        testId="person-birthday"
        onInput={setBirthday}
      />
      {asked.map((key) => (
        <Line
          key={key}
          label={depth.preferences[key]}
          hint={standing.people.hints[key]}
          value={preferences[key] ?? ''}
          testId={`person-${key}`}
          onInput={(value) => setPreferences({ ...preferences, [key]: value })}
        />
      ))}
      <FormButtons save={standing.save} cancel={standing.cancel} onCancel={onCancel} />
    </form>
  )
}

/** With a year or without: `1980-03-09`, `--03-09`; nothing for what is neither. */
function birthdayOf(typed: string): string | null {
  const day = typed.trim()
  return new RegExp(birthdayPattern).test(day) ? (day.length === 5 ? `--${day}` : day) : null
}

interface LineProps {
  label: string
  hint?: string
  pattern?: string
  value: string
  testId: string
  onInput: (text: string) => void
}

function Line({ label, hint = '', pattern, value, testId, onInput }: LineProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        class="input"
        dir="auto"
        maxLength={limits.nameLength}
        placeholder={hint}
        pattern={pattern}
        value={value}
        data-testid={testId}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  )
}
