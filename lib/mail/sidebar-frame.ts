/** The sidebar's frame in the page: the page can neither see, read nor style it. */
import { browser } from 'wxt/browser'
import type { SidebarLayout } from '../messages/sidebar-messages'

/** CSS pixels of the folded sidebar. */
export const railWidth = 40

/** Room the sidebar needs at the right, CSS pixels. */
export function roomOf(layout: SidebarLayout): number {
  return layout.isFolded ? railWidth : layout.width
}

export interface SidebarFrame {
  host: HTMLElement
  /** Loads the sidebar with a nonce it has to redeem. Another call loads it anew. */
  load(nonce: string): void
  resize(layout: SidebarLayout): void
}

const hostStyle: Record<string, string> = {
  all: 'initial',
  position: 'fixed',
  top: '0',
  right: '0',
  bottom: '0',
  height: '100%',
  'z-index': '2147483647',
  display: 'block',
  contain: 'strict',
  // Otherwise a page that prefers dark paints an opaque ground behind a frame that is light, and the other way round.
  'color-scheme': 'normal',
}

/**
 * The address that changes with each session (`use_dynamic_url`) does not load in a page isolated from other origins
 * (Cross-Origin-Embedder-Policy: require-corp); the extension's fixed one does. In Firefox there is one address only.
 */
function sidebarUrl(page: Document): string {
  const url = browser.runtime.getURL('/sidebar.html')
  if (page.defaultView?.crossOriginIsolated !== true) return url
  return url.replace(/^(chrome-extension:\/\/)[^/]+/, `$1${browser.runtime.id}`)
}

/** Made by the CSSOM and not by markup, so that no policy of the page applies to it. */
export function createSidebarFrame(page: Document): SidebarFrame {
  const host = page.createElement('div')
  for (const [property, value] of Object.entries(hostStyle)) host.style.setProperty(property, value, 'important')
  host.setAttribute('role', 'complementary')
  host.setAttribute('aria-label', browser.i18n.getMessage('extensionName'))
  // It shows our own page and needs that page's rights: no sandbox.
  // oxlint-disable-next-line react/iframe-missing-sandbox
  const frame = page.createElement('iframe')
  frame.title = browser.i18n.getMessage('extensionName')
  frame.allow = 'clipboard-write'
  frame.style.cssText = 'border:0;width:100%;height:100%;display:block;color-scheme:normal'
  host.attachShadow({ mode: 'closed' }).append(frame)
  return {
    host,
    load(nonce) {
      frame.src = `${sidebarUrl(page)}#${nonce}`
    },
    resize(layout) {
      host.style.setProperty('width', `${roomOf(layout)}px`, 'important')
    },
  }
}
