/** What has to be said beside the card: who else may be the author, that no person wrote it, how the page was read. */
import { BellOff, Bot, Check, CornerUpLeft, ScanText, TriangleAlert } from 'lucide-preact'
import { formatList } from '../format'
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import { Note } from './note'
import { OriginalNotes } from './original-notes'
import type { SidebarActions } from './actions'
import type { MessageNotes as Notes, PrivateEntry } from './view'
import './message-notes.css'

interface Props {
  notes: Notes
  actions: Pick<SidebarActions, 'pickOriginal' | 'takeBack' | 'allowLog' | 'selfTest' | 'undoSent'>
}

export function MessageNotes({ notes, actions }: Props) {
  const { sort, denied, private: entries, failed, sent } = notes
  const { recognise } = strings.value
  const { undo } = recognise.evidence
  return (
    <div class="notes">
      {failed !== null && (
        <Note icon={TriangleAlert} testId="not-stored">
          <span role="alert">{recognise.notStored[failed]}</span>
        </Note>
      )}
      {sent !== null && <Sent sent={sent} onUndo={actions.undoSent} />}
      <OriginalNotes originals={notes.originals} picked={notes.picked} onPick={actions.pickOriginal} />
      {sort !== 'person' && (
        <Note icon={Bot} testId="sort">
          {recognise.sorts[sort]}
        </Note>
      )}
      {denied.map(({ id, name }) => (
        <Note
          key={id}
          icon={CornerUpLeft}
          testId="denied"
          action={{ label: undo, testId: 'take-back', act: () => actions.takeBack(id) }}
        >
          <SafeText text={recognise.evidence.denied(name)} />
        </Note>
      ))}
      {entries.map((entry) => (
        <Note
          key={entry.key}
          icon={BellOff}
          testId="private"
          action={{ label: recognise.private.allow, testId: 'allow-log', act: () => actions.allowLog(entry.key) }}
        >
          <SafeText text={wordPrivate(entry)} />
        </Note>
      ))}
      <Reader notes={notes} selfTest={actions.selfTest} />
    </div>
  )
}

/** How the page was read, where that is not as it should be. */
function Reader({ notes: { reader, isUnsure }, selfTest }: { notes: Notes; selfTest: SidebarActions['selfTest'] }) {
  const words = strings.value.recognise.reader
  if (!isUnsure && reader.kind === 'adapter') return null
  return (
    <Note icon={ScanText} testId="reader" action={{ label: words.check, testId: 'check-reading', act: selfTest }}>
      {reader.kind === 'tookOver' && `${words.tookOver(nameOfWebmail(reader.webmail))} `}
      {reader.kind === 'generic' && !isUnsure && words.generic}
      {isUnsure && words.unsure}
    </Note>
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
    qqmail: 'QQ Mail',
    'qqmail-new': 'QQ Mail',
    netease: '163',
    generic: strings.value.recognise.reader.name,
  }
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id
}

export function wordPrivate({ kind, value }: PrivateEntry): string {
  const words = strings.value.recognise.private
  return kind === 'thread' ? words.thread : words[kind](value)
}

function Sent({ sent: { accounts, why }, onUndo }: { sent: NonNullable<Notes['sent']>; onUndo: () => void }) {
  const { recognise, log } = strings.value
  return (
    <>
      {accounts.length > 0 && (
        <Note icon={Check} testId="sent-logged" action={{ label: log.undo, testId: 'undo-sent', act: onUndo }}>
          <SafeText text={recognise.draft.sentLogged(formatList(accounts))} />
        </Note>
      )}
      {why !== null && (
        <Note icon={TriangleAlert} testId="sent-not-logged">
          <span role="alert">{recognise.draft.notSent[why]}</span>
        </Note>
      )}
    </>
  )
}
