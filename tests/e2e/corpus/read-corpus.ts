/** The mail of ../shared/data/mail: every file, as raw messages in a fixed order. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

export interface CorpusMessage {
  /** Path below the corpus. */
  source: string
  /** Line ends as a Maildir has them. */
  raw: Buffer
}

/** A field name and a colon (RFC 5322 3.6.8). */
const startsWithHeader = /^[!-9;-~]+[ \t]*:/

/** Every message below `folder`, by path; what does not begin with a header field is no message and left out. */
export async function readCorpus(folder: string): Promise<CorpusMessage[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && !/^[_.]/.test(basename(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const messages: CorpusMessage[] = []
  for (const file of files) {
    // Latin-1 keeps every byte of whatever encoding.
    const text = (await readFile(file)).toString('latin1')
    // An mbox here holds one message, below its "From " line.
    const message = text.startsWith('From ') ? text.slice(text.indexOf('\n') + 1) : text
    const raw = message.replaceAll('\r\n', '\n').replace(/^\n+/, '')
    if (startsWithHeader.test(raw))
      messages.push({ source: file.slice(folder.length + 1), raw: Buffer.from(raw, 'latin1') })
  }
  return messages
}
