/** Fills a Maildir deterministically: the same messages give the same file names, so Dovecot gives the same UIDs. */
import { chown, mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { splitMailUser } from './mail-user'
import { readUserIds } from './state-folder'

/** A Maildir name starts with a time; this one only has to grow. Seconds since 1970. */
const firstTime = 1_700_000_000
const latestTime = 4_102_444_800

/**
 * Puts raw messages (RFC 5322, any line ends) into a folder of a user, unread unless `isSeen`, in the order given.
 * Their bytes are kept, but for line ends, which become those of a Maildir. The received date is the Date header.
 * @returns the UIDs Dovecot gives them, as long as nothing was ever deleted from the folder.
 */
export async function seedMailbox(
  stateFolder: string,
  user: string,
  messages: readonly (string | Uint8Array)[],
  options: { folder?: string; isSeen?: boolean } = {},
): Promise<number[]> {
  const { local, domain } = splitMailUser(user)
  const mail = await readUserIds('mail')
  const maildir = join(stateFolder, 'mail', domain, local, 'Maildir')
  const box = (options.folder ?? 'INBOX') === 'INBOX' ? maildir : join(maildir, `.${options.folder}`)
  const folders = [join(stateFolder, 'mail', domain), join(stateFolder, 'mail', domain, local), maildir, box]
  for (const folder of [...folders, join(box, 'cur'), join(box, 'new'), join(box, 'tmp')]) {
    await mkdir(folder, { recursive: true })
    await chown(folder, mail.uid, mail.gid)
  }
  const present = (await readdir(join(box, 'cur'))).length + (await readdir(join(box, 'new'))).length
  return Promise.all(
    messages.map(async (message, index) => {
      const raw = toMaildirBytes(message)
      const number = present + index
      const lines = raw.filter((byte) => byte === 0x0a).length
      const name = `${firstTime + number}.M${number}P1.seed,S=${raw.length},W=${raw.length + lines}:2,`
      const file = join(box, 'cur', options.isSeen === true ? `${name}S` : name)
      await writeFile(file, raw)
      await chown(file, mail.uid, mail.gid)
      const time = dateOf(raw) ?? firstTime + number
      await utimes(file, time, time)
      return number + 1
    }),
  )
}

function toMaildirBytes(message: string | Uint8Array): Buffer {
  // Latin-1 keeps every byte of a message in an unknown or mixed encoding.
  const text = typeof message === 'string' ? Buffer.from(message) : Buffer.from(message)
  return Buffer.from(text.toString('latin1').replaceAll('\r\n', '\n').replace(/^\n+/, ''), 'latin1')
}

/** The Date header in seconds since 1970; null when there is none that JavaScript reads as a time after 1970. */
function dateOf(raw: Buffer): number | null {
  const text = raw.toString('latin1')
  const end = text.indexOf('\n\n')
  const header = /^date:(.*)$/im.exec(end === -1 ? text : text.slice(0, end))?.[1]
  const time = Date.parse(header?.replace(/\(.*\)\s*$/, '') ?? '') / 1000
  return time > 0 && time < latestTime ? time : null
}
