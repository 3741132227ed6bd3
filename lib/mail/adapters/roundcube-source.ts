/** Roundcube's page holds neither Message-ID nor an exact date: both are read from the message's source. */
import { strongKey } from '../../domain/message-key'
import type { MessageIdentity } from '../adapter'

/** Headers longer than this are cut: what stands in the first part counts. */
const mostBytes = 64 * 1024

/** The value of the first header of that name (RFC 5322 2.2.3, unfolded); null when there is none. */
export function readHeader(headers: string, name: string): string | null {
  const found = new RegExp(`^${name}:((?:.*)(?:\\r?\\n[ \\t].*)*)`, 'im').exec(headers)
  return found === null ? null : (found[1] ?? '').replaceAll(/\r?\n[ \t]/g, ' ').trim()
}

/**
 * A header date (RFC 5322 3.3 and its obsolete forms) in UTC; null when it cannot be read, or has no year of four digits,
 * which ISO 8601 and the report's schema need. Comments are dropped.
 */
export function readDate(value: string | null): string | null {
  const time = Date.parse((value ?? '').replaceAll(/\([^()]*\)/g, ' ').trim())
  const text = Number.isNaN(time) ? '' : new Date(time).toISOString()
  return /^\d{4}-/.test(text) ? text : null
}

/** Longest Message-ID that counts, in UTF-16 units: a line of a header (RFC 5322 2.1.1). A longer one is a trick. */
const longestMessageId = 998

/** The Message-ID without brackets; null when there is none or it is not one that a report may hold. */
export function readMessageId(value: string | null): string | null {
  const id = strongKey(value)
  return id !== null && id.length <= longestMessageId ? id : null
}

/** Everything before the first empty line, or the first 64 KB; the request is then broken off. */
export async function readHeaders(url: URL, signal: AbortSignal): Promise<string> {
  const answer = await fetch(url, { credentials: 'same-origin', signal, headers: { accept: 'text/plain' } })
  const type = answer.headers.get('content-type') ?? ''
  if (!answer.ok || !type.startsWith('text/plain') || answer.body === null)
    throw new Error(`The message's source was answered with status ${answer.status} and type "${type}"`)
  const reader = answer.body.getReader()
  // Latin-1 keeps every byte; the two headers read here are ASCII.
  const decoder = new TextDecoder('latin1')
  let text = ''
  while (text.length < mostBytes && !/\r?\n\r?\n/.test(text)) {
    const { done, value } = await reader.read()
    if (done) break
    text += decoder.decode(value, { stream: true })
  }
  await reader.cancel()
  return text.slice(0, mostBytes).split(/\r?\n\r?\n/, 1)[0] ?? ''
}

/** @throws Error when Roundcube does not answer with a message's source (the session has ended, the message is gone) */
export async function readSource(
  pageUrl: string,
  uid: string,
  mailbox: string,
  signal: AbortSignal,
): Promise<MessageIdentity> {
  const url = new URL(pageUrl)
  url.hash = ''
  url.search = new URLSearchParams({ _task: 'mail', _action: 'viewsource', _uid: uid, _mbox: mailbox }).toString()
  const headers = await readHeaders(url, signal)
  return { messageId: readMessageId(readHeader(headers, 'Message-ID')), at: readDate(readHeader(headers, 'Date')) }
}
