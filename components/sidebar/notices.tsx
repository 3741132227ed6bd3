/** The states without a card: no message, colleagues only, a page that could not be read, a panel that cannot start. */
import { MailOpen, TriangleAlert, UsersRound } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { strings } from '../locale'
import { trusted } from '../trusted'
import { OtherLines } from './others'
import type { SidebarActions, SidebarView } from './view'

export function NoMessage() {
  const words = strings.value.none
  return (
    <section class="notice" data-testid="none">
      <MailOpen size={22} aria-hidden="true" />
      <h1>{words.title}</h1>
      <p>{words.hint}</p>
    </section>
  )
}

export function InternalOnly({ view }: { view: Extract<SidebarView, { kind: 'internal' }> }) {
  const words = strings.value.internal
  return (
    <section class="notice" data-testid="internal">
      <UsersRound size={22} aria-hidden="true" />
      <h1>{words.title}</h1>
      <p>{words.hint}</p>
      <ul class="people-list">
        <OtherLines people={view.people} />
      </ul>
    </section>
  )
}

interface UnreadableProps {
  view: Extract<SidebarView, { kind: 'unreadable' }>
  copyReport: SidebarActions['copyReport']
}

export function Unreadable({ view, copyReport }: UnreadableProps) {
  const words = strings.value.unreadable
  const [isCopied, setCopied] = useState(false)
  const fields: Record<string, string> = words.fields
  const field = Object.hasOwn(fields, view.field) ? (fields[view.field] ?? view.field) : view.field
  return (
    <section class="notice" role="alert" data-testid="unreadable">
      <TriangleAlert size={22} aria-hidden="true" />
      <h1>{words.title}</h1>
      <p>{words.what(field, view.webmail)}</p>
      <p>{words.next}</p>
      <button
        class="button is-primary"
        data-testid="copy-report"
        onClick={trusted(() => void copyReport(view.report).then(() => setCopied(true)))}
      >
        {isCopied ? words.copied : words.copy}
      </button>
      <details>
        <summary>{words.report}</summary>
        <textarea readOnly rows={8} aria-label={words.report} value={view.report} />
      </details>
    </section>
  )
}

export function Blocked({ why }: { why: Extract<SidebarView, { kind: 'blocked' }>['why'] }) {
  const words = strings.value.blocked
  return (
    <section class="notice" role="alert" data-testid="blocked" data-why={why}>
      <TriangleAlert size={22} aria-hidden="true" />
      <h1>{words.title}</h1>
      <p>{words[why]}</p>
      {why === 'broken' && (
        <button class="button" onClick={() => location.reload()}>
          {words.reload}
        </button>
      )}
    </section>
  )
}

export function Loading() {
  return (
    <div class="skeleton" data-testid="loading">
      <h1 class="visually-hidden">{strings.value.frame.sidebar}</h1>
      <i style={{ width: '55%', height: '20px' }} />
      <i style={{ width: '70%' }} />
      <i style={{ height: '34px' }} />
      <i style={{ height: '52px' }} />
    </div>
  )
}
