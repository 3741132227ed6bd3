/** The sidebar's width and whether it is folded, as the person left it; no customer data, so plain local storage. */
import { browser } from 'wxt/browser'
import { sidebarLayoutSchema, type SidebarLayout } from '../../lib/messages/sidebar-messages'

const storageKey = 'sidebarLayout'
const firstLayout: SidebarLayout = { isFolded: false, width: 360 }

export async function readLayout(): Promise<SidebarLayout> {
  const stored = await browser.storage.local.get(storageKey)
  const parsed = sidebarLayoutSchema.safeParse(stored[storageKey])
  return parsed.success ? parsed.data : firstLayout
}

export async function keepLayout(layout: SidebarLayout): Promise<void> {
  await browser.storage.local.set({ [storageKey]: layout })
}
