/** The footer: one click logs the message; a menu logs anything else; then "Logged, Undo". */
import { BellOff, Check, ChevronUp, PenLine } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import type { Day } from '../../lib/domain/model'
import { formatList, formatMoment } from '../format'
import { strings } from '../locale'
import { withoutInvisible } from '../safe-text'
import { trusted } from '../trusted'
import { LogForm } from './log-form'
import { LogMenu, type OtherKind } from './log-menu'
import { LogPreview } from './log-preview'
import { wordPrivate } from './message-notes'
import type { SidebarActions } from './actions'
import type { LogScope, LogState } from './view'
import './log-footer.css'

interface Props {
  state: LogState
  today: Day
  now: Date
  actions: Pick<SidebarActions, 'log' | 'logOther' | 'undo' | 'previewLog' | 'allowLog'>
  /** Which people and thread the button is about; none where no message is open. */
  scope?: LogScope | null
  /** Its messages are logged when they are opened. */
  isAlways?: boolean
  /** Where no message is open: calls, meetings and the rest only. */
  onlyOther?: boolean
}

export function LogFooter({ state, today, now, actions, scope = null, isAlways = false, onlyOther = false }: Props) {
  const words = strings.value.log
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [writing, setWriting] = useState<OtherKind | null>(null)
  const [justLogged, setJustLogged] = useState<OtherKind | null>(null)
  useEffect(() => {
    if (justLogged === null) return undefined
    const timer = setTimeout(() => setJustLogged(null), 4000)
    return () => clearTimeout(timer)
  }, [justLogged])

  return (
    <footer class="log" data-testid="footer">
      {writing !== null && (
        <LogForm
          kind={writing}
          today={today}
          onCancel={() => setWriting(null)}
          onSave={async (entry) => {
            // What was refused stays in its form.
            if (!(await actions.logOther(entry))) return
            setJustLogged(writing)
            setWriting(null)
          }}
        />
      )}
      {isMenuOpen && (
        <LogMenu
          onClose={() => setMenuOpen(false)}
          onPick={(kind) => {
            setMenuOpen(false)
            setWriting(kind)
          }}
        />
      )}
      {/* Above the button, so that the button keeps its place. */}
      {scope !== null && writing === null && (state.kind === 'idle' || state.kind === 'reading') && (
        <LogPreview scope={scope} preview={actions.previewLog} />
      )}
      {writing !== null && state.kind === 'failed' && <Failed state={state} onRetry={actions.log} />}
      {/* One thing at a time: while a call is written down, only that can be logged. */}
      <div class="log-row" hidden={writing !== null}>
        {(!onlyOther || state.kind === 'failed') && <LogMain state={state} now={now} actions={actions} />}
        {state.kind !== 'viewer' && state.kind !== 'private' && (
          <button
            class={`button ${onlyOther ? 'log-main' : 'log-menu-toggle'}`}
            aria-label={onlyOther ? undefined : words.menu}
            aria-haspopup="menu"
            aria-expanded={isMenuOpen}
            data-testid="log-menu"
            onClick={() => setMenuOpen(!isMenuOpen)}
          >
            {onlyOther && words.log}
            <ChevronUp size={16} aria-hidden="true" />
          </button>
        )}
      </div>
      {isAlways && state.kind === 'logged' && writing === null && (
        <p class="log-always">{strings.value.recognise.menu.alwaysOn}</p>
      )}
      {justLogged !== null && state.kind !== 'failed' && (
        <output class="log-note" data-testid="logged-other">
          {words.logged}: {words.kinds[justLogged]}
        </output>
      )}
    </footer>
  )
}

function LogMain({ state, now, actions }: Pick<Props, 'state' | 'now' | 'actions'>) {
  const { log: words, who } = strings.value
  switch (state.kind) {
    case 'idle':
    case 'saving':
    case 'reading':
      return (
        <button
          class="button is-primary log-main"
          disabled={state.kind === 'saving'}
          data-testid="log"
          data-state={state.kind}
          onClick={trusted(() => actions.log())}
        >
          <PenLine size={15} aria-hidden="true" />
          {state.kind === 'saving' ? words.saving : words.log}
        </button>
      )
    case 'logged':
      return (
        <output class="log-done" data-testid="logged" data-interaction={state.interactionId}>
          <Check size={15} aria-hidden="true" />
          <span>{words.logged}</span>
          <button class="link-button" data-testid="undo" onClick={trusted(() => actions.undo())}>
            {words.undo}
          </button>
        </output>
      )
    case 'byOthers': {
      // A colleague who has left the team has no name any more.
      const names = state.names.length === 0 ? who.someone : formatList(state.names)
      return (
        <output class="log-done is-others" data-testid="logged-by" data-interaction={state.interactionId}>
          <Check size={15} aria-hidden="true" />
          <bdi>{withoutInvisible(words.by(names, formatMoment(state.at, now))).text}</bdi>
          <button class="link-button" data-testid="log-too" onClick={trusted(() => actions.log())}>
            {words.mineToo}
          </button>
        </output>
      )
    }
    case 'failed':
      return <Failed state={state} onRetry={actions.log} />
    case 'private':
      return (
        <p class="log-private" data-testid="log-private">
          <BellOff size={15} aria-hidden="true" />
          <bdi>{withoutInvisible(wordPrivate(state.entry)).text}</bdi>
          <button
            class="link-button"
            data-testid="allow-log"
            onClick={trusted(() => actions.allowLog(state.entry.key))}
          >
            {strings.value.recognise.private.allow}
          </button>
        </p>
      )
    default:
      return <p class="muted log-done">{words.viewer}</p>
  }
}

/** That the message was not logged, or that another click was not stored. */
function Failed({ state, onRetry }: { state: Extract<LogState, { kind: 'failed' }>; onRetry: () => void }) {
  const { log: words, recognise } = strings.value
  const { why, canRetry } = state
  const isOfLog = canRetry || why === 'noIdentity' || why === 'private'
  return (
    <div class="log-failed" role="alert" data-testid="log-failed">
      <span>
        {isOfLog && <b>{words.failed}</b>} {isOfLog ? words.why[why] : recognise.notStored[why]}
      </span>
      {canRetry && (
        <button class="button" onClick={trusted(() => onRetry())}>
          {words.retry}
        </button>
      )}
    </div>
  )
}
