/** What pages and frames say to the background, and hear from it. */
import { browser } from 'wxt/browser'
import { runtimeMessageSchema, syncStateSchema, type RuntimeMessage, type SyncState } from '../../lib/messages/runtime'

/** Sends without waiting for an answer; a background that is just starting is told by the next message. */
export function tellBackground(message: RuntimeMessage): void {
  browser.runtime.sendMessage(message).catch((error: unknown) => {
    console.warn(`The background did not take "${message.type}".`, error)
  })
}

/** Only the background: own extension, no tab. */
function isBackground(sender: { id?: string | undefined; tab?: unknown }): boolean {
  return sender.id === browser.runtime.id && sender.tab === undefined
}

export interface Heard {
  onSync?: (state: SyncState) => void
  onEditors?: (accountId: string, names: string[]) => void
}

/** Hears the state of synchronising and who edits which plan, for as long as the page lives. */
export function hearBackground({ onSync, onEditors }: Heard): void {
  browser.runtime.onMessage.addListener((message: unknown, sender): undefined => {
    if (!isBackground(sender)) return
    const parsed = runtimeMessageSchema.safeParse(message)
    if (!parsed.success) return
    if (parsed.data.type === 'sync-state') onSync?.(parsed.data.state)
    if (parsed.data.type === 'plan-editors') onEditors?.(parsed.data.accountId, parsed.data.names)
  })
}

/** The state of synchronising now and at each change of it; asking also fetches what came in since. */
export function followSync(onState: (state: SyncState) => void): void {
  hearBackground({ onSync: onState })
  const message: RuntimeMessage = { type: 'sync-now' }
  browser.runtime.sendMessage(message).then(
    (answer: unknown) => {
      const state = syncStateSchema.safeParse(answer)
      if (state.success) onState(state.data)
    },
    (error: unknown) => console.warn('The state of synchronising is not known yet.', error),
  )
}
