/** Which kept messages may be something else under other mappings. */
import { otherNames, type IngestOutcome } from '../../lib/messages/ingest-protocol'
import type { EventCount, KeptOf } from '../storage/ingest-storage'
import { calls, type Call } from './message'

/** Outcomes of which the messages are kept. */
const outcomes: readonly IngestOutcome[] = ['unmapped', 'waiting', 'refused']

export interface RetriableEvent {
  call: Call
  name: string
}

/** Events of which something is kept, each once. What is counted together with others is known by no name of its own. */
export function retriable(counts: readonly EventCount[]): RetriableEvent[] {
  const events = new Map<string, RetriableEvent>()
  for (const { call: text, name, outcome } of counts) {
    const call = calls.find((each) => each === text)
    if (call !== undefined && name !== otherNames && outcomes.includes(outcome))
      events.set(`${call}:${name}`, { call, name })
  }
  return [...events.values()]
}

export const keptOf = ({ call, name }: RetriableEvent): KeptOf => ({ call, names: [name], outcomes })
