/** Exactly what a log stores and sends, before the click: every field with its value (PRODUCT L1). */
import { ChevronRight } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { formatList } from '../format'
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import type { SidebarActions } from './actions'
import type { LogPreview as Preview, LogScope } from './view'

interface Props {
  scope: LogScope
  preview: SidebarActions['previewLog']
}

/** Which people, which thread; opened, every field. */
export function LogPreview({ scope, preview }: Props) {
  const words = strings.value.recognise.preview
  const [shown, setShown] = useState<{ preview: Preview | null | 'failed' } | null>(null)
  const open = () => {
    if (shown !== null) return setShown(null)
    return void preview().then(
      (found) => setShown({ preview: found }),
      (error: unknown) => {
        console.error('What is logged could not be shown.', error)
        setShown({ preview: 'failed' })
      },
    )
  }
  const people = scope.people.length === 0 ? words.noPeople : formatList(scope.people)
  return (
    <div class="preview">
      {shown !== null && <Shown preview={shown.preview} />}
      <button class="preview-toggle" aria-expanded={shown !== null} data-testid="preview" onClick={open}>
        <ChevronRight size={13} aria-hidden="true" />
        <span class="preview-scope">
          {words.title}: <SafeText text={words.scope(people, scope.thread || words.noSubject)} />
        </span>
      </button>
    </div>
  )
}

function Shown({ preview }: { preview: Preview | null | 'failed' }) {
  const words = strings.value.recognise.preview
  if (preview === 'failed')
    return (
      <p class="log-failed" role="alert" data-testid="preview-failed">
        {words.failed}
      </p>
    )
  return preview === null ? <p class="muted">{words.nothing}</p> : <Fields preview={preview} />
}

function Fields({ preview: { fields, server } }: { preview: Preview }) {
  const words = strings.value.recognise.preview
  return (
    // It scrolls, so that a keyboard has to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section class="preview-fields appear" tabIndex={0} aria-label={words.title} data-testid="preview-fields">
      <dl>
        {fields.map(({ field, value }) => (
          <div key={field} data-field={field}>
            <dt>{words.fields[field]}</dt>
            <dd>
              <SafeText text={value} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="muted">{server === null ? words.onlyHere : words.sent(server)}</p>
    </section>
  )
}
