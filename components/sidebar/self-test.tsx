/** "Is Sidelight reading this page?": each field, by which selector, how old; and a report without a word of the mail. */
import { ArrowLeft } from 'lucide-preact'
import type { SelfTest as Test } from '../../lib/messages/self-test'
import { formatShare } from '../format'
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import { CopyReport } from './copy-report'
import { nameOfField } from './field-names'
import { nameOfWebmail } from './message-notes'
import type { SidebarActions } from './actions'
import type { SelfTestView } from './view'
import './self-test.css'

interface Props {
  view: SelfTestView
  now: Date
  actions: Pick<SidebarActions, 'copyReport' | 'selfTest' | 'closeSelfTest'>
}

export function SelfTest({ view, now, actions }: Props) {
  const words = strings.value.recognise.selfTest
  return (
    <section class="self-test" data-testid="self-test" data-state={view.state}>
      <h1>{words.title}</h1>
      {view.state === 'answered' ? (
        <Answer test={view.test} now={now} copyReport={actions.copyReport} />
      ) : (
        <p role={view.state === 'noAnswer' ? 'alert' : undefined}>
          {view.state === 'asking' ? words.asking : words.noAnswer}
        </p>
      )}
      <div class="form-buttons">
        <button class="button" data-testid="ask-again" onClick={() => actions.selfTest()}>
          {words.again}
        </button>
        <button class="button is-quiet" data-testid="self-test-back" onClick={() => actions.closeSelfTest()}>
          <ArrowLeft size={14} aria-hidden="true" />
          {words.back}
        </button>
      </div>
    </section>
  )
}

/** Whole months since `YYYY-MM`. */
function monthsSince(seen: string, now: Date): number {
  const [year, month] = seen.split('-').map(Number)
  return Math.max(0, (now.getFullYear() - (year ?? 0)) * 12 + now.getMonth() + 1 - (month ?? 0))
}

/** The report to copy, in plain lines; the page's script has censored it already. */
function reportOf({ webmail, state, certainty, fields, markup }: Test): string {
  const lines = fields.map(
    ({ field, found, selector, seen }) => `${field}: ${found} by ${selector ?? 'no selector'} (${seen ?? 'undated'})`,
  )
  return [`webmail: ${webmail}`, `state: ${state}`, `certainty: ${certainty}`, ...lines, '', markup].join('\n')
}

function Answer({ test, now, copyReport }: { test: Test; now: Date; copyReport: SidebarActions['copyReport'] }) {
  const words = strings.value.recognise.selfTest
  const isBad = test.state === 'unreadable'
  const rest = test.fields.filter(({ field }) => nameOf(field) === null)
  return (
    <>
      <p class={`verdict is-${isBad ? 'bad' : test.state === 'transition' ? 'plain' : 'good'}`}>
        {words.states[test.state]}
      </p>
      <p class="muted">
        <SafeText text={words.reader(nameOfWebmail(test.webmail))} />
        {test.certainty < 1 && `, ${words.certainty(formatShare(test.certainty))}`}
      </p>
      <FieldLines fields={test.fields.filter(({ field }) => nameOf(field) !== null)} now={now} />
      {rest.length > 0 && (
        <details>
          <summary>{words.other(rest.length)}</summary>
          <FieldLines fields={rest} now={now} />
        </details>
      )}
      <CopyReport report={reportOf(test)} copyReport={copyReport} />
      <p class="form-hint">{words.censored}</p>
    </>
  )
}

/** "roundcube: from": of the adapter in whose place another reads. Null for what no person has a word for. */
function nameOf(field: string): string | null {
  const [, webmail, own] = /^([^:]+): (.*)$/.exec(field) ?? []
  if (webmail === undefined || own === undefined) return nameOfField(field)
  const name = nameOfField(own)
  return name === null ? null : `${nameOfWebmail(webmail)}: ${name}`
}

function FieldLines({ fields, now }: { fields: Test['fields']; now: Date }) {
  return (
    <ul class="test-fields">
      {fields.map((field) => (
        <FieldLine key={`${field.field} ${field.selector}`} field={field} now={now} />
      ))}
    </ul>
  )
}

function FieldLine({ field: { field, found, selector, seen }, now }: { field: Test['fields'][number]; now: Date }) {
  const words = strings.value.recognise.selfTest
  return (
    <li data-field={field}>
      <span class={`dot ${found > 0 ? 'is-good' : ''}`} aria-hidden="true" />
      <b>{nameOf(field) ?? <code dir="ltr">{field}</code>}</b>
      <span class="muted">{found > 0 ? found : words.notFound}</span>
      {found > 0 && (
        <span class="test-selector">
          {selector === null ? words.noSelector : <code dir="ltr">{selector}</code>}
          {seen !== null && <span class="muted"> {words.months(monthsSince(seen, now))}</span>}
        </span>
      )}
    </li>
  )
}
