/**
 * A page can frame the sidebar's address. Only a frame that our content script mounted knows a nonce, which is good for its
 * tab, once, for a minute. Kept in session storage: the worker may be killed between mounting and redeeming.
 */
import * as z from 'zod/mini'
import { browser } from 'wxt/browser'

const goodForMs = 60_000
const storageKey = 'sidebarNonces'

const noncesSchema = z.record(z.string(), z.object({ tabId: z.int(), at: z.number() }))
type Nonces = z.infer<typeof noncesSchema>

let queue: Promise<unknown> = Promise.resolve()

/** One at a time, so that a nonce that is redeemed twice at once is redeemed once. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work)
  queue = turn.catch(() => undefined)
  return turn
}

async function readNonces(now: number): Promise<Nonces> {
  const stored = await browser.storage.session.get(storageKey)
  const parsed = noncesSchema.safeParse(stored[storageKey])
  const known = parsed.success ? parsed.data : {}
  return Object.fromEntries(Object.entries(known).filter(([, { at }]) => now - at < goodForMs))
}

/** Makes a nonce for a tab; earlier ones of the tab no longer hold. */
export function makeNonce(tabId: number, now = Date.now()): Promise<string> {
  return inTurn(async () => {
    const others = Object.entries(await readNonces(now)).filter(([, nonce]) => nonce.tabId !== tabId)
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    const nonce = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    await browser.storage.session.set({ [storageKey]: { ...Object.fromEntries(others), [nonce]: { tabId, at: now } } })
    return nonce
  })
}

/** Uses a nonce up. False when it is unknown, used, too old or another tab's. */
export function redeemNonce(nonce: string, tabId: number, now = Date.now()): Promise<boolean> {
  return inTurn(async () => {
    const nonces = await readNonces(now)
    const found = nonces[nonce]
    const rest = Object.fromEntries(Object.entries(nonces).filter(([known]) => known !== nonce))
    await browser.storage.session.set({ [storageKey]: rest })
    return found?.tabId === tabId
  })
}
