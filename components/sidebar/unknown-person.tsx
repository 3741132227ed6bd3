/** Somebody not in Sidelight yet: everything filled in and editable, one click adds. */
import { Mails } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { strings } from '../locale'
import { SafeText, withoutInvisible } from '../safe-text'
import { trusted } from '../trusted'
import { VerdictLine } from './verdict-line'
import { Others } from './others'
import type { SidebarActions } from './actions'
import type { PrivateTargets, SidebarView } from './view'

interface Props {
  view: Extract<SidebarView, { kind: 'unknown' }>
  actions: Pick<SidebarActions, 'add' | 'ignore' | 'keepPrivate'>
}

export function UnknownPerson({ view, actions }: Props) {
  const words = strings.value.unknown
  const [name, setName] = useState(withoutInvisible(view.form.name).text)
  const [company, setCompany] = useState(withoutInvisible(view.form.companyName).text)
  const [isAdding, setAdding] = useState(false)
  const isBusy = isAdding && view.failed === null
  // Proposed once both have written; until then it is there for whoever wants it.
  const rhythm = view.mailbox?.rhythm
  const isTwoWay = rhythm != null && rhythm.lastIn !== null && rhythm.lastOut !== null
  const joins = view.existing !== null && company.trim() === view.existing.name
  const hint = joins ? words.existing(company) : view.isFreeMail ? words.person : words.fresh
  return (
    <section data-testid="unknown">
      <div class="form-head">
        <h1>{words.title}</h1>
        <Others people={view.others} />
      </div>
      {view.mailbox != null && view.mailbox.verdict !== null && <VerdictLine verdict={view.mailbox.verdict} />}
      <form
        class="form"
        onSubmit={trusted(() => {
          setAdding(true)
          actions.add({
            name: name.trim() || view.form.address,
            address: view.form.address,
            companyName: company.trim() || name.trim() || view.form.address,
            accountId: joins && view.existing ? view.existing.id : null,
          })
        })}
      >
        <label class="field">
          <span>{words.name}</span>
          <input
            class="input"
            dir="auto"
            value={name}
            maxLength={300}
            data-testid="add-name"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{words.address}</span>
          <input class="input" value={view.form.address} readOnly data-testid="add-address" />
        </label>
        <label class="field">
          <span>{words.account}</span>
          <input
            class="input"
            dir="auto"
            value={company}
            maxLength={300}
            data-testid="add-company"
            onInput={(event) => setCompany(event.currentTarget.value)}
          />
        </label>
        <p class="form-hint">{hint}</p>
        {view.failed !== null && (
          <p class="log-failed" role="alert" data-testid="add-failed">
            {wordFailed(view.failed)}
          </p>
        )}
        <div class="form-buttons">
          <button
            class={`button${isTwoWay ? ' is-primary' : ''}`}
            disabled={isBusy || view.isPrivate}
            data-testid="add"
          >
            {isBusy ? words.adding : words.add}
          </button>
          <button
            type="button"
            class="button is-quiet"
            data-testid="ignore"
            onClick={trusted(() => actions.ignore(view.form.address))}
          >
            {words.ignore}
          </button>
        </div>
        {rhythm != null && !isTwoWay && (
          <p class="form-hint" data-testid="one-way">
            {rhythm.lastIn === null && rhythm.lastOut === null ? words.neverWritten : words.oneWay}
          </p>
        )}
        {!view.isPrivate && <NeverLog targets={view.privateTargets} keepPrivate={actions.keepPrivate} />}
      </form>
    </section>
  )
}

function wordFailed(why: NonNullable<Props['view']['failed']>): string {
  const { unknown, recognise, log } = strings.value
  if (why === 'storageFull') return recognise.notStored.storageFull
  return why === 'private' ? log.why.private : unknown.failed
}

/** Nobody asks to add a newsletter; whoever wants to, can. */
export function NoPerson({ view, actions }: Props) {
  const { bulk, unknown } = strings.value
  return (
    <>
      <section class="notice" data-testid="no-person">
        <Mails size={22} aria-hidden="true" />
        <h1>{bulk.title}</h1>
        <p>{bulk.hint}</p>
        <p>
          <SafeText text={view.form.address} />
        </p>
      </section>
      <details class="never no-person">
        <summary data-testid="add-anyway">{unknown.addAnyway}</summary>
        <UnknownPerson view={view} actions={actions} />
      </details>
    </>
  )
}

/** A person of no business of the team's: the list that keeps them out of everything is one click away. */
function NeverLog({ targets, keepPrivate }: { targets: PrivateTargets; keepPrivate: SidebarActions['keepPrivate'] }) {
  const words = strings.value.recognise.menu
  return (
    <details class="never">
      <summary>{words.never}</summary>
      {(['person', 'domain'] as const).map((kind) => {
        const value = targets[kind]
        return (
          value !== null && (
            <button
              key={kind}
              type="button"
              class="link-button"
              data-testid={`never-${kind}`}
              onClick={trusted(() => keepPrivate(kind))}
            >
              {withoutInvisible(words[kind](value)).text}
            </button>
          )
        )
      })}
    </details>
  )
}
