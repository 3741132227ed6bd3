/** What has to be said beside the card: who else may be the author, that no person wrote it, how the page was read. */
import { BellOff, Bot, Check, CornerUpLeft, Forward, ScanText, TriangleAlert } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { formatList } from '../format'
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import { trusted } from '../trusted'
import type { MessageNotes as Notes, PrivateEntry, ShownOriginal, SidebarActions } from './view'
import './message-notes.css'

interface Props {
  notes: Notes
  actions: Pick<SidebarActions, 'pickOriginal' | 'takeBack' | 'allowLog' | 'selfTest' | 'undoSent'>
}

export function MessageNotes({ notes, actions }: Props) {
  const { originals, picked, sort, reader, isUnsure, denied, private: entries, failed, sent } = notes
  const { recognise } = strings.value
  return (
    <div class="notes">
      {failed !== null && (
        <Note icon={<TriangleAlert size={15} aria-hidden="true" />} testId="not-stored">
          <span role="alert">{recognise.notStored[failed]}</span>
        </Note>
      )}
      {sent !== null && <Sent accounts={sent.accounts} onUndo={actions.undoSent} />}
      {picked === null ? (
        originals.map((original) => <Original key={original.key} original={original} onPick={actions.pickOriginal} />)
      ) : (
        <Picked picked={picked} onBack={() => actions.pickOriginal(null)} />
      )}
      {sort !== 'person' && (
        <Note icon={<Bot size={15} aria-hidden="true" />} testId="sort">
          {recognise.sorts[sort]}
        </Note>
      )}
      {denied.map(({ id, name }) => (
        <Note key={id} icon={<CornerUpLeft size={15} aria-hidden="true" />} testId="denied">
          <SafeText text={recognise.evidence.denied(name)} />{' '}
          <button class="link-button" data-testid="take-back" onClick={trusted(() => actions.takeBack(id))}>
            {recognise.evidence.undo}
          </button>
        </Note>
      ))}
      {entries.map((entry) => (
        <Note key={entry.key} icon={<BellOff size={15} aria-hidden="true" />} testId="private">
          <SafeText text={wordPrivate(entry)} />{' '}
          <button class="link-button" data-testid="allow-log" onClick={trusted(() => actions.allowLog(entry.key))}>
            {recognise.private.allow}
          </button>
        </Note>
      ))}
      {(isUnsure || reader.kind !== 'adapter') && (
        <Note icon={<ScanText size={15} aria-hidden="true" />} testId="reader">
          {reader.kind === 'tookOver' && `${recognise.reader.tookOver(nameOfWebmail(reader.webmail))} `}
          {reader.kind === 'generic' && !isUnsure && `${recognise.reader.generic} `}
          {isUnsure && `${recognise.reader.unsure} `}
          <button class="link-button" data-testid="check-reading" onClick={() => actions.selfTest()}>
            {recognise.reader.check}
          </button>
        </Note>
      )}
    </div>
  )
}

/** Ids of adapters as their makers write the name. */
export function nameOfWebmail(id: string): string {
  const names: Record<string, string> = {
    gmail: 'Gmail',
    outlook: 'Outlook',
    yahoo: 'Yahoo Mail',
    proton: 'Proton Mail',
    fastmail: 'Fastmail',
    roundcube: 'Roundcube',
    qq: 'QQ Mail',
  }
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id
}

export function wordPrivate({ kind, value }: PrivateEntry): string {
  const words = strings.value.recognise.private
  return kind === 'thread' ? words.thread : words[kind](value)
}

function Note({ icon, testId, children }: { icon: ComponentChildren; testId: string; children: ComponentChildren }) {
  return (
    <p class="note" data-testid={testId}>
      {icon}
      <span>{children}</span>
    </p>
  )
}

const whoOf = ({ name, accountName }: ShownOriginal): string =>
  accountName === null ? name : strings.value.recognise.originals.of(name, accountName)

function Original({ original, onPick }: { original: ShownOriginal; onPick: SidebarActions['pickOriginal'] }) {
  const words = strings.value.recognise.originals
  const who = whoOf(original)
  return (
    <Note icon={<Forward size={15} aria-hidden="true" />} testId="original">
      {words.how[original.how]} <SafeText text={original.how === 'bounce' ? words.wentTo(who) : words.writtenBy(who)} />{' '}
      <button class="link-button" data-testid="show-original" onClick={trusted(() => onPick(original.key))}>
        {words.show}
      </button>
    </Note>
  )
}

function Picked({ picked, onBack }: { picked: NonNullable<Notes['picked']>; onBack: () => void }) {
  const words = strings.value.recognise.originals
  const { original, senderName } = picked
  return (
    <Note icon={<Forward size={15} aria-hidden="true" />} testId="picked">
      {words.how[original.how]}{' '}
      <SafeText text={original.how === 'bounce' ? words.shownBounced(original.name) : words.shown(original.name)} />{' '}
      {words.logged}{' '}
      <button class="link-button" data-testid="back-to-sender" onClick={trusted(onBack)}>
        <SafeText text={words.back(senderName)} />
      </button>
    </Note>
  )
}

function Sent({ accounts, onUndo }: { accounts: readonly string[]; onUndo: () => void }) {
  const { recognise, log } = strings.value
  if (accounts.length === 0)
    return (
      <Note icon={<TriangleAlert size={15} aria-hidden="true" />} testId="sent-not-logged">
        {recognise.draft.notSent}
      </Note>
    )
  return (
    <Note icon={<Check size={15} aria-hidden="true" />} testId="sent-logged">
      <SafeText text={recognise.draft.sentLogged(formatList(accounts))} />{' '}
      <button class="link-button" data-testid="undo-sent" onClick={trusted(onUndo)}>
        {log.undo}
      </button>
    </Note>
  )
}
