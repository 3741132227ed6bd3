/** What a content script asks of the background for its own tab. */
import { browser } from 'wxt/browser'

function ask(message: { type: 'take-over'; webmail: string } | { type: 'page-tools' }): void {
  browser.runtime.sendMessage(message).catch((error: unknown) => {
    console.error(`Sidelight could not ask for "${message.type}".`, error)
  })
}

/** Has the generic reader run in the place of an adapter that does not know this page, or cannot read it. */
export function handOver(webmail: string): void {
  ask({ type: 'take-over', webmail })
}

/** Has the page's tools run, which find the reader that is here and equip it. */
export function askForTools(): void {
  ask({ type: 'page-tools' })
}
