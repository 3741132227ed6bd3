/** What the background tells the extension's open pages. */
import { browser } from 'wxt/browser'
import type { RuntimeMessage } from '../../lib/messages/runtime'

/** Nobody listening is the usual case: no page of ours is open. */
export function publish(message: Extract<RuntimeMessage, { type: 'sync-state' | 'plan-editors' }>): void {
  browser.runtime.sendMessage(message).catch((error: unknown) => {
    if (!/receiving end|connection/i.test(String(error))) console.warn('The open pages could not be told.', error)
  })
}
