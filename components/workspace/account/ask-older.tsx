/** What the first sync left with the server, asked for when a person wants it. */
import { useState } from 'preact/hooks'
import { formatDay } from '../../format'
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import type { DepthActions, OlderEntries } from './depth'

interface Props {
  asked: OlderEntries
  now: Date
  askOlder: DepthActions['askOlder']
  onOlder: (older: OlderEntries) => void
}

export function AskOlder({ asked, now, askOlder, onOlder }: Props) {
  const words = strings.value.depth
  const [state, setState] = useState<'rest' | 'asking' | 'offline'>('rest')
  const { before } = asked
  if (before === null)
    return asked.entries.length === 0 ? (
      <output class="muted" data-testid="none-older">
        {words.noneOlder}
      </output>
    ) : null
  const ask = async (): Promise<void> => {
    setState('asking')
    const answer = await askOlder(before)
    setState(answer === 'offline' ? 'offline' : 'rest')
    if (answer !== 'offline') onOlder(answer)
  }
  return (
    <div class="ask-older">
      <p class="muted">{words.leftOut(formatDay(before, now))}</p>
      {state === 'offline' && <p role="alert">{words.olderOffline}</p>}
      <button class="button" disabled={state === 'asking'} data-testid="ask-older" onClick={trusted(() => void ask())}>
        {state === 'asking' ? words.askingOlder : words.askOlder}
      </button>
    </div>
  )
}
