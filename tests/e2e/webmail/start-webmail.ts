/**
 * A real webmail on loopback from Debian packages: Roundcube, Dovecot (IMAP, LMTP) and Exim (SMTP). Needs Debian and root,
 * because Dovecot and Exim drop to users of their own. Mail among its users is delivered; nothing leaves the machine.
 */
import { rm } from 'node:fs/promises'
import { debianUnavailableReason, installDebianPackages } from './debian-packages'
import { startDovecot } from './dovecot'
import { startExim } from './exim'
import { findFreePorts } from './free-ports'
import { mailPassword, outboundUser } from './mail-user'
import { startRoundcube } from './roundcube'
import { seedMailbox } from './seed-mailbox'
import { guardServices, type ServiceProcess } from './service-process'
import { createStateFolder } from './state-folder'

const packages = [
  'roundcube-core',
  'roundcube-sqlite3',
  'roundcube-skin-larry',
  'roundcube-skin-classic',
  'php-cli',
  'php-sqlite3',
  'php-gd',
  'php-curl',
  'dovecot-imapd',
  'dovecot-lmtpd',
  'exim4-daemon-light',
]

export interface WebmailOptions {
  /** Mailboxes to make, `name@company.test`. */
  users: readonly string[]
  /** Roundcube's locale; `en_US` unless given. */
  language?: string
  /** Ends the webmail when aborted. */
  signal?: AbortSignal
  /** Hears one line for each step. */
  report?: (line: string) => void
}

export interface Webmail {
  /** Roundcube's address, ending in a slash. */
  url: string
  imapPort: number
  smtpPort: number
  /** Everything it stores; seedMailbox() of another process needs it. */
  folder: string
  /** One password for all users. */
  password: string
  /** Puts raw messages into a user's folder (`INBOX` unless given) and returns their UIDs. */
  seed(user: string, messages: readonly (string | Uint8Array)[], folder?: string): Promise<number[]>
  /** Ends all services and removes what they stored. May be called again. */
  stop(): Promise<void>
}

/** Why the webmail cannot run here, as a sentence for a printed skip; null when it can. */
export function webmailUnavailableReason(): string | null {
  const reason = debianUnavailableReason()
  return reason === null ? null : `No real webmail here: ${reason}.`
}

/**
 * Installs what is missing, starts the services on free ports of 127.0.0.1 and waits until all of them answer. They end
 * with `stop()`, with `signal`, and with this process, however it ends.
 * @throws {Error} naming the step that failed, with the last lines of its log; everything started before is ended.
 */
export async function startWebmail(options: WebmailOptions): Promise<Webmail> {
  const unavailable = webmailUnavailableReason()
  if (unavailable !== null) throw new Error(unavailable)
  await installDebianPackages(packages, { report: options.report, signal: options.signal })
  const folder = await createStateFolder()
  const started: ServiceProcess[] = []
  let dismissGuard = guardServices([], folder)
  const stop = async (): Promise<void> => {
    await Promise.all(started.splice(0).map((service) => service.stop()))
    dismissGuard()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  const add = (service: ServiceProcess): void => {
    started.push(service)
    dismissGuard()
    dismissGuard = guardServices(
      started.map(({ pid }) => pid),
      folder,
    )
  }
  try {
    const [httpPort = 0, imapPort = 0, smtpPort = 0, lmtpPort = 0] = await findFreePorts(4)
    const users = [...new Set([...options.users, outboundUser])]
    const language = options.language ?? 'en_US'
    options.report?.('starting Dovecot, Exim and Roundcube')
    add(await startDovecot({ folder, users, imapPort, lmtpPort }))
    add(await startExim({ folder, users, smtpPort, lmtpPort }))
    add(await startRoundcube({ folder, httpPort, imapPort, smtpPort, language }))
    options.signal?.addEventListener('abort', () => void stop().catch(console.error), { once: true })
    return {
      url: `http://127.0.0.1:${httpPort}/`,
      imapPort,
      smtpPort,
      folder,
      password: mailPassword,
      seed: (user, messages, box) => seedMailbox(folder, user, messages, box === undefined ? {} : { folder: box }),
      stop,
    }
  } catch (cause) {
    await stop()
    throw cause
  }
}
