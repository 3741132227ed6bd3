/** One line and a date for what was not an email. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Day } from '../../lib/domain/model'
import { strings } from '../locale'
import { trusted } from '../trusted'
import type { OtherKind } from './log-menu'
import type { LogEntry } from './actions'

interface Props {
  kind: OtherKind
  today: Day
  /** Resolves once it is stored or refused; until then it is not saved again. */
  onSave: (entry: LogEntry) => Promise<void>
  onCancel: () => void
}

export function LogForm({ kind, today, onSave, onCancel }: Props) {
  const words = strings.value.log
  const [summary, setSummary] = useState('')
  const [on, setOn] = useState(today)
  const [isSaving, setSaving] = useState(false)
  const lineRef = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => lineRef.current?.focus(), [])
  return (
    <form
      class="log-form appear"
      data-testid="log-form"
      onSubmit={trusted(() => {
        if (isSaving) return
        setSaving(true)
        void onSave({ kind, summary: summary.trim() || words.kinds[kind], on }).finally(() => setSaving(false))
      })}
    >
      <input
        class="input"
        ref={lineRef}
        aria-label={`${words.kinds[kind]}: ${words.line}`}
        placeholder={words.line}
        maxLength={500}
        value={summary}
        data-testid="log-line"
        onInput={(event) => setSummary(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel()
        }}
      />
      <div class="log-form-row">
        <b>{words.kinds[kind]}</b>
        <input
          class="input"
          type="date"
          aria-label={words.on}
          max={today}
          value={on}
          onInput={(event) => setOn(event.currentTarget.value || today)}
        />
        <button type="button" class="button is-quiet" onClick={onCancel}>
          {words.cancel}
        </button>
        <button class="button is-primary" data-testid="log-save">
          {isSaving ? words.saving : words.save}
        </button>
      </div>
    </form>
  )
}
