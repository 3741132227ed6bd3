/** Step 3: Inbox and Sent are read as the person turns their pages. */
import { Check, Inbox, Send } from 'lucide-preact'
import { formatDay } from '../format'
import { strings } from '../locale'
import { trusted } from '../trusted'
import type { FirstMinutesActions, ScannedFolder, ScanProgress } from './model'
import { StepButtons } from './step-buttons'

interface Props {
  scan: ScanProgress
  /** Companies found so far. */
  found: number
  now: Date
  actions: FirstMinutesActions
}

export function ScanStep({ scan, found, now, actions }: Props) {
  const { scan: words } = strings.value.firstMinutes
  const hasRead = scan.inbox.messages + scan.sent.messages > 0
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="muted">{words.hint}</p>
      <ul class="first-folders">
        <Folder kind="inbox" folder={scan.inbox} now={now} isOn={scan.isReading && scan.onScreen === 'inbox'} />
        <Folder kind="sent" folder={scan.sent} now={now} isOn={scan.isReading && scan.onScreen === 'sent'} />
      </ul>
      <output class="first-said" aria-live="polite" data-testid="scan-said">
        {scan.isReading ? wordWhere(scan) : ''}
      </output>
      <div class="first-buttons">
        {scan.isReading ? (
          <button class="button" data-testid="scan-stop" onClick={actions.stopScan}>
            {words.stop}
          </button>
        ) : (
          <button
            class={`button ${hasRead ? '' : 'is-primary'}`}
            data-testid="scan-start"
            onClick={trusted(actions.startScan)}
          >
            {hasRead ? words.more : words.start}
          </button>
        )}
      </div>
      <StepButtons
        step="scan"
        actions={actions}
        label={words.companies}
        isDisabled={found === 0}
        onNext={() => {
          actions.stopScan()
          actions.go('companies')
        }}
      />
    </>
  )
}

interface FolderProps {
  kind: 'inbox' | 'sent'
  folder: ScannedFolder
  /** It is being read. */
  isOn: boolean
  now: Date
}

function Folder({ kind, folder, isOn, now }: FolderProps) {
  const words = strings.value.firstMinutes.scan
  const Icon = folder.messages > 0 && !isOn ? Check : kind === 'inbox' ? Inbox : Send
  return (
    <li class={isOn ? 'is-on' : ''} data-testid={`scan-${kind}`} data-messages={folder.messages}>
      <Icon size={15} aria-hidden="true" />
      <b>{words[kind]}</b>
      <span class="muted">
        {folder.messages === 0 ? words.notYet : words.read(folder.messages)}
        {folder.oldest !== null && <> · {words.back(formatDay(folder.oldest, now))}</>}
      </span>
    </li>
  )
}

/** What to do next, by the folder on screen. */
function wordWhere({ onScreen, hasList, inbox, sent }: ScanProgress): string {
  const words = strings.value.firstMinutes.scan
  if (!hasList) return words.noList
  if (onScreen === 'sent') return words.sentOn
  if (onScreen === 'inbox') return words.inboxOn
  return inbox.messages > 0 && sent.messages === 0 ? words.toSent : words.otherOn
}
