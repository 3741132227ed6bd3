/** What the first sync left out of an account, asked of the server through the background; shown, and kept nowhere. */
import { browser } from 'wxt/browser'
import type { OlderEntries, TimelineEntry } from '../../components/workspace/account/depth'
import { olderAnswerSchema, type RuntimeMessage } from '../../lib/messages/runtime'
import { interactionSchema, signalSchema } from '../../lib/messages/rows'
import type { SyncedRecord } from '../../lib/messages/sync-protocol'
import { isUse, wordInteraction, wordSignal } from '../wiring/load-depth'

export async function askOlder(accountId: string, before: string): Promise<OlderEntries | 'offline'> {
  const message: RuntimeMessage = { type: 'older', accountId, before }
  const answer = olderAnswerSchema.safeParse(await browser.runtime.sendMessage(message))
  if (!answer.success || !answer.data.ok) return 'offline'
  const { records, isMore } = answer.data
  const dates = records.flatMap(({ record }) => (typeof record?.['at'] === 'string' ? [record['at']] : []))
  const oldest = dates.reduce((least, at) => (Date.parse(at) < Date.parse(least) ? at : least), before)
  return { entries: records.flatMap(wordRecord), before: isMore && oldest !== before ? oldest : null }
}

function wordRecord({ collection, record }: SyncedRecord): TimelineEntry[] {
  const interaction = collection === 'interactions' ? interactionSchema.safeParse(record) : null
  if (interaction?.success) return [wordInteraction(interaction.data)]
  const signal = collection === 'signals' ? signalSchema.safeParse(record) : null
  return signal?.success && !isUse(signal.data.kind) ? [wordSignal(signal.data)] : []
}
