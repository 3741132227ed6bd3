/** What Roundcube's page does not hold is read from the message's source: its identity, everybody of its headers, and their traits. */
import { readHeaderBlock, type HeaderBlock } from '../headers/read-header-block'

/** Headers longer than this, about 5,000 recipients, are cut: what stands in the first part counts. */
const mostBytes = 256 * 1024

const comma = 44

/** Where the first empty line begins that ends the header; -1 when there is none, or what follows it has not come yet. */
function endOfHeaders(bytes: Uint8Array): number {
  for (let index = bytes.indexOf(10); index >= 0; index = bytes.indexOf(10, index + 1)) {
    const next = bytes[index + 1] === 13 ? index + 2 : index + 1
    if (bytes[next] !== 10) continue
    const after = bytes[next + 1]
    if (after === undefined) return -1
    // Roundcube trims a line of blanks within a list of people: an empty line, and the list goes on (lib/mail/headers).
    const isInList = bytes[bytes[index - 1] === 13 ? index - 2 : index - 1] === comma
    if (!isInList || (after !== 9 && after !== 32)) return index
  }
  return -1
}

/** Everything before the first empty line, or the whole lines of the first 256 KB; the request is then broken off. */
export async function readHeaderBytes(url: URL, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(url, { credentials: 'same-origin', signal, headers: { accept: 'text/plain' } })
  const type = answer.headers.get('content-type') ?? ''
  if (!answer.ok || !type.startsWith('text/plain') || answer.body === null)
    throw new Error(`The message's source was answered with status ${answer.status} and type "${type}"`)
  const reader = answer.body.getReader()
  const bytes = new Uint8Array(mostBytes)
  let length = 0
  let end = -1
  while (length < mostBytes && end < 0) {
    const { done, value } = await reader.read()
    if (done) break
    const part = value.subarray(0, mostBytes - length)
    bytes.set(part, length)
    length += part.length
    end = endOfHeaders(bytes.subarray(0, length))
  }
  await reader.cancel()
  // A line cut in two could end in another's address.
  return bytes.subarray(0, end >= 0 ? end : length < mostBytes ? length : bytes.lastIndexOf(10))
}

/** @throws Error when Roundcube does not answer with a message's source (the session has ended, the message is gone) */
export async function readSource(
  pageUrl: string,
  uid: string,
  mailbox: string,
  signal: AbortSignal,
): Promise<HeaderBlock> {
  const url = new URL(pageUrl)
  url.hash = ''
  url.search = new URLSearchParams({ _task: 'mail', _action: 'viewsource', _uid: uid, _mbox: mailbox }).toString()
  return readHeaderBlock(await readHeaderBytes(url, signal))
}
