/** Finds another customer by a few letters of its name: for who is somebody else than was thought. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import { trusted } from '../trusted'
import type { SidebarActions } from './actions'
import type { ShownAccount } from './view'
import './evidence.css'

interface Props {
  find: SidebarActions['findAccounts']
  onPick: (accountId: string) => void
  onCancel: () => void
}

export function AccountFinder({ find, onPick, onCancel }: Props) {
  const words = strings.value.recognise.ask
  const [text, setText] = useState('')
  const [found, setFound] = useState<ShownAccount[] | null>(null)
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  useEffect(() => {
    let isNewest = true
    if (text.trim() === '') setFound(null)
    else
      find(text.trim()).then(
        (accounts) => isNewest && setFound(accounts),
        (error: unknown) => console.error('The accounts could not be searched.', error),
      )
    return () => {
      isNewest = false
    }
  }, [text, find])
  return (
    <div class="finder appear" data-testid="finder">
      <label class="field">
        <span>{words.find}</span>
        <input
          class="input"
          dir="auto"
          ref={field}
          value={text}
          maxLength={100}
          placeholder={words.findHint}
          data-testid="find-account"
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onCancel()
          }}
        />
      </label>
      {found?.length === 0 && <p class="muted">{words.none}</p>}
      {found?.map((account) => (
        <button
          key={account.id}
          class="button"
          data-testid="found-account"
          data-account={account.id}
          onClick={trusted(() => onPick(account.id))}
        >
          <SafeText text={account.name} />
        </button>
      ))}
    </div>
  )
}
