/** Marking an account as lost, where a page cannot say anything before some are. */
import { useState } from 'preact/hooks'
import { strings } from '../../locale'
import { trusted } from '../../trusted'

export interface LostMark {
  accountId: string
  on: string
  reason: string
}

interface Props {
  accounts: readonly { id: string; name: string }[]
  today: string
  /** False where it could not be stored. */
  onMark: (mark: LostMark) => Promise<boolean>
}

/** A list of thousands helps nobody, and takes long to draw. */
const mostOffered = 50

export function MarkLost({ accounts, today, onMark }: Props) {
  const words = strings.value.policy.markLost
  const [name, setName] = useState('')
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const [told, setTold] = useState<{ tone: 'good' | 'bad'; text: string } | null>(null)
  const typed = name.trim().toLowerCase()
  const offered = accounts
    .filter((each) => each.name.toLowerCase().includes(typed))
    .slice(0, mostOffered)
    .toSorted((a, b) => a.name.localeCompare(b.name))
  const mark = async (): Promise<void> => {
    const account = accounts.find((each) => each.name === name.trim())
    if (!account) return setTold({ tone: 'bad', text: words.unknown })
    const isStored = await onMark({ accountId: account.id, on: on || today, reason: reason.trim() })
    setTold(isStored ? { tone: 'good', text: words.done(account.name) } : { tone: 'bad', text: words.failed })
    if (isStored) setName('')
  }
  return (
    <form class="mark-lost" aria-label={words.title} onSubmit={trusted(() => void mark())}>
      <label class="field">
        <span>{words.account}</span>
        <input
          class="input"
          list="mark-lost-accounts"
          value={name}
          required
          data-testid="mark-lost-name"
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <datalist id="mark-lost-accounts">
          {offered.map((account) => (
            <option key={account.id} value={account.name}>
              {account.name}
            </option>
          ))}
        </datalist>
      </label>
      <label class="field">
        <span>{words.on}</span>
        <input
          class="input"
          type="date"
          max={today}
          value={on}
          required
          onInput={(event) => setOn(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>{words.reason}</span>
        <input
          class="input"
          placeholder={words.reasonHint}
          maxLength={200}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <button class="button is-primary" type="submit" data-testid="mark-lost">
        {words.mark}
      </button>
      <output class={told ? `policy-problem is-${told.tone}` : undefined}>{told?.text}</output>
    </form>
  )
}
