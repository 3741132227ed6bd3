/**
 * The edits of a page's last moments. IndexedDB takes some milliseconds for each, and a page that is closed or reloaded
 * meanwhile takes them with it; localStorage is written at once. What is not stored when the page goes is put there, and is
 * part of the plan when it is opened again.
 */
import { applyUpdateV2, mergeUpdatesV2, type Doc } from 'yjs'

const prefix = 'sidelight-plan-edits '

/** Where the page keeps them, and the event that tells that it goes. */
export interface PageEnd {
  storage: Storage
  events: EventTarget
}

function keysOf({ storage }: PageEnd): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  )
}

const accountOf = (key: string): string => key.slice(prefix.length).split(' ')[0] ?? ''

function encode(update: Uint8Array): string {
  let text = ''
  for (const byte of update) text += String.fromCharCode(byte)
  return btoa(text)
}

const decode = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

/** The accounts in whose plans a page that went left edits. */
export function accountsWithLastEdits(end: PageEnd): string[] {
  return [...new Set(keysOf(end).map(accountOf))]
}

/**
 * Puts back what a page left of this plan, as edits of this one; forgets it once they are stored.
 * @param whenStored resolves when every edit made before the call is in the database
 */
export async function restoreLastEdits(
  accountId: string,
  doc: Doc,
  whenStored: () => Promise<unknown>,
  end: PageEnd,
): Promise<void> {
  const keys = keysOf(end).filter((key) => accountOf(key) === accountId)
  if (keys.length === 0) return
  for (const key of keys) {
    try {
      applyUpdateV2(doc, decode(end.storage.getItem(key) ?? ''), 'last edits')
    } catch (error) {
      console.error(`Edits that were left of plan ${accountId} cannot be read.`, error)
    }
  }
  await whenStored()
  for (const key of keys) end.storage.removeItem(key)
}

/** Watches a plan's edits until the signal aborts, and keeps those that are not stored when the page goes. */
export function keepLastEdits(
  accountId: string,
  doc: Doc,
  whenStored: () => Promise<unknown>,
  { storage, events }: PageEnd,
  signal: AbortSignal,
): void {
  let notStored: Uint8Array[] = []
  let isAsking = false
  const ask = async (): Promise<void> => {
    if (isAsking) return
    isAsking = true
    try {
      while (notStored.length > 0 && !signal.aborted) {
        const asked = notStored.length
        await whenStored()
        notStored = notStored.slice(asked)
      }
    } catch (error) {
      console.warn('Whether the plan is stored could not be told.', error)
    } finally {
      isAsking = false
    }
  }
  const hear = (update: Uint8Array): void => {
    notStored.push(update)
    void ask()
  }
  const leave = (): void => {
    if (notStored.length === 0) return
    const key = `${prefix}${accountId} ${crypto.randomUUID()}`
    try {
      storage.setItem(key, encode(mergeUpdatesV2(notStored)))
    } catch (error) {
      console.error('The last edits of the plan could not be kept.', error)
    }
  }
  doc.on('updateV2', hear)
  events.addEventListener('pagehide', leave, { signal })
  signal.addEventListener('abort', () => doc.off('updateV2', hear), { once: true })
}
