/** One kind of event: its counts, why the last was not written, its messages, and the way to its mapping. */
import { useId, useState } from 'preact/hooks'
import type { EventCountView, KeptMessage } from '../../../lib/messages/ingest-protocol'
import type { MemberProblem } from '../../../lib/messages/members-protocol'
import { formatMoment } from '../../format'
import { strings } from '../../locale'
import { SafeText, withoutInvisible } from '../../safe-text'
import { trusted } from '../../trusted'
import { MessageText } from './message-text'
import { OutcomeTag, Reason } from './outcome-tag'
import { ProgramProblem } from './program-problem'
import type { ProgramEvent, ProgramsActions } from './programs-model'

interface Props {
  event: ProgramEvent
  isMapped: boolean
  now: Date
  keptMessages: ProgramsActions['keptMessages']
  onMap: () => void
}

const mappable = new Set(['track', 'identify', 'group', 'page', 'screen'])

export function EventItem({ event, isMapped, now, keptMessages, onMap }: Props) {
  const { events: words, mappings } = strings.value.programs
  const open = event.counts.find(({ outcome }) => outcome !== 'written' && outcome !== 'ignored')
  const isUnknown = open?.outcome === 'unmapped'
  const name = withoutInvisible(event.name).text
  const call = Object.entries(mappings.calls).find(([key]) => key === event.call)?.[1] ?? event.call
  return (
    <li data-testid="event" data-call={event.call} data-name={event.name}>
      <div class="list-main">
        {event.isRest ? words.rest : event.name === '' ? call : <SafeText text={event.name} />}{' '}
        <span class="muted">
          {event.name !== '' && `${call} · `}
          {words.last(formatMoment(event.last, now))}
        </span>
        <div class="programs-outcomes">
          {event.counts.map(({ outcome, count }) => (
            <OutcomeTag key={outcome} outcome={outcome} count={count} />
          ))}
        </div>
        {open !== undefined && open.reason !== '' && !isUnknown && (
          <p class="muted">
            <Reason reason={open.reason} />
          </p>
        )}
        {open !== undefined && !event.isRest && (
          <Messages count={open} label={name === '' ? call : name} now={now} keptMessages={keptMessages} />
        )}
      </div>
      {!event.isRest && mappable.has(event.call) && (
        <button
          class={`button ${isUnknown ? 'is-primary' : 'is-quiet'}`}
          aria-label={isUnknown ? words.mapNow(name) : mappings.editNow(name === '' ? call : name)}
          data-testid="map-this"
          onClick={trusted(onMap)}
        >
          {isUnknown && !isMapped ? words.map : words.change}
        </button>
      )}
    </li>
  )
}

interface MessagesProps {
  count: EventCountView
  label: string
  now: Date
  keptMessages: ProgramsActions['keptMessages']
}

function Messages({ count, label, now, keptMessages }: MessagesProps) {
  const words = strings.value.programs
  const [isOpen, setOpen] = useState(false)
  const [messages, setMessages] = useState<readonly KeptMessage[] | null>(null)
  const [problem, setProblem] = useState<MemberProblem | null>(null)
  const id = useId()
  const toggle = async (): Promise<void> => {
    setOpen(!isOpen)
    if (isOpen) return
    setProblem(null)
    const answer = await keptMessages({ call: count.call, name: count.name, outcome: count.outcome })
    if ('problem' in answer) setProblem(answer.problem)
    else setMessages(answer)
  }
  return (
    <>
      <button
        class="link-button"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={words.events.messagesOf(label)}
        data-testid="messages"
        onClick={trusted(() => void toggle())}
      >
        {words.events.messages}
      </button>
      {isOpen && (
        <div id={id} class="programs-messages" data-testid="kept-messages">
          {messages === null && problem === null && <p class="muted">{words.loading}</p>}
          {messages?.length === 0 && <p class="muted">{words.events.noMessages}</p>}
          {messages?.map(({ at, reason, message }) => (
            <div key={`${at} ${String(message?.['messageId'])}`}>
              <p class="muted">
                {formatMoment(at, now)} · <Reason reason={reason} />
              </p>
              {message !== null && <MessageText message={message} />}
            </div>
          ))}
          <ProgramProblem problem={problem} />
        </div>
      )}
    </>
  )
}
