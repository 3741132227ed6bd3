/**
 * "Sent and logged" outlives the page that sent: Roundcube goes back to its list by loading a page, and with it comes another
 * sidebar. Kept for this tab alone.
 */
import * as z from 'zod/mini'
import { notLogged, type SentLog } from './log-sent'

const key = 'sidelight-sent'
const keptSchema = z.object({
  sent: z.object({
    accounts: z.array(z.string()),
    interactionIds: z.array(z.string()),
    why: z.nullable(z.enum(notLogged)),
  }),
  /** ms since 1970 */
  until: z.number(),
})

/** @param until ms since 1970; null forgets it */
export function keepSent(sent: SentLog | null, until: number, storage: Storage = sessionStorage): void {
  if (sent === null) storage.removeItem(key)
  else storage.setItem(key, JSON.stringify({ sent, until }))
}

/** What was sent in this tab and still stands, with the ms it stands for; null when nothing does, or it cannot be read. */
export function keptSent(now: number, storage: Storage = sessionStorage): { sent: SentLog; left: number } | null {
  const text = storage.getItem(key)
  if (text === null) return null
  try {
    const { sent, until } = keptSchema.parse(JSON.parse(text))
    return until > now ? { sent, left: until - now } : null
  } catch (error) {
    console.warn('What was sent before could not be read.', error)
    return null
  }
}
