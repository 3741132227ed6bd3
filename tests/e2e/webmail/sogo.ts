/**
 * SOGo 5 on loopback over the running Dovecot: a webmail of one page, drawn by Angular Material. It keeps its settings in a
 * PostgreSQL of its own and its sessions in memcached. Debian's own configuration in /etc is not changed: what is given on the
 * command line stands before it.
 */
import { chown, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { debianUnavailableReason, installDebianPackages } from './debian-packages'
import { findFreePorts } from './free-ports'
import { mailPassword, splitMailUser } from './mail-user'
import { startPostgres } from './postgres'
import { guardServices, startService, waitForService, type ServiceProcess } from './service-process'
import { startSogoFront } from './sogo-front'
import { readUserIds } from './state-folder'

const packages = ['sogo', 'memcached', 'postgresql']

export interface SogoOptions {
  /** Of the webmail whose Dovecot and Exim it uses. */
  folder: string
  users: readonly string[]
  imapPort: number
  smtpPort: number
  report?: (line: string) => void
}

export interface Sogo {
  /** Ends in a slash. */
  url: string
  stop: () => Promise<void>
}

/** Why SOGo cannot run here, as a sentence; null when it can. */
export function sogoUnavailableReason(): string | null {
  const reason = debianUnavailableReason()
  return reason === null ? null : `No SOGo here: ${reason}.`
}

/**
 * Installs what is missing and starts PostgreSQL, memcached, SOGo, and what stands before it, on free ports.
 * @throws {Error} with the last lines of what failed; everything started before is ended.
 */
export async function startSogo(options: SogoOptions): Promise<Sogo> {
  await installDebianPackages(packages, { report: options.report })
  const folder = join(options.folder, 'sogo')
  for (const part of ['', 'log', 'home', 'spool']) await mkdir(join(folder, part))
  const { uid, gid } = await readUserIds('sogo')
  for (const part of ['home', 'spool']) await chown(join(folder, part), uid, gid)
  const [databasePort = 0, memoryPort = 0, sogoPort = 0, frontPort = 0] = await findFreePorts(4)
  const started: ServiceProcess[] = []
  let dismissGuard = guardServices([], folder)
  const add = (service: ServiceProcess): void => {
    started.push(service)
    dismissGuard()
    dismissGuard = guardServices(
      started.map(({ pid }) => pid),
      folder,
    )
  }
  const stop = async (): Promise<void> => {
    await Promise.all(started.splice(0).map((service) => service.stop()))
    dismissGuard()
  }
  try {
    add(await startPostgres({ folder, port: databasePort }))
    await fillDatabase(databasePort, options.users)
    const memory = startService(
      'memcached',
      ['memcached', '-u', 'nobody', '-l', '127.0.0.1', '-p', String(memoryPort), '-m', '32'],
      { logFile: join(folder, 'log', 'memcached.log') },
    )
    add(memory)
    await waitForService(memory, memoryPort)
    const settings = sogoSettings(folder, options, { databasePort, memoryPort, sogoPort })
    const sogo = startService(
      'SOGo',
      ['setpriv', '--reuid=sogo', '--regid=sogo', '--clear-groups', 'sogod', ...settings],
      { logFile: join(folder, 'log', 'sogo.log'), env: { HOME: join(folder, 'home') }, folder: join(folder, 'home') },
    )
    add(sogo)
    await waitForService(sogo, sogoPort)
    const closeFront = await startSogoFront(frontPort, sogoPort)
    return {
      url: `http://127.0.0.1:${frontPort}/`,
      stop: async () => {
        await closeFront()
        await stop()
      },
    }
  } catch (cause) {
    await stop()
    throw cause
  }
}

async function fillDatabase(port: number, users: readonly string[]): Promise<void> {
  const connection = { host: '127.0.0.1', port, user: 'postgres' }
  const server = new Client({ ...connection, database: 'postgres' })
  await server.connect()
  await server.query('CREATE DATABASE sogo')
  await server.end()
  const client = new Client({ ...connection, database: 'sogo' })
  await client.connect()
  await client.query(
    'CREATE TABLE sogo_users (c_uid text PRIMARY KEY, c_name text, c_password text, c_cn text, mail text)',
  )
  for (const user of users)
    await client.query('INSERT INTO sogo_users VALUES ($1, $1, $2, $3, $1)', [
      user,
      mailPassword,
      splitMailUser(user).local,
    ])
  await client.end()
}

interface Ports {
  databasePort: number
  memoryPort: number
  sogoPort: number
}

/** As arguments; a value is a property list (https://www.gnustep.org/resources/documentation/Developer/Base/ProgrammingManual/manual_5.html). */
function sogoSettings(folder: string, { imapPort, smtpPort }: SogoOptions, ports: Ports): string[] {
  const tables = `postgresql://postgres@127.0.0.1:${ports.databasePort}/sogo`
  const source =
    `({type = sql; id = users; viewURL = "${tables}/sogo_users"; canAuthenticate = YES; ` +
    'isAddressBook = NO; userPasswordAlgorithm = plain;})'
  const settings: Record<string, string> = {
    WOPort: `127.0.0.1:${ports.sogoPort}`,
    WOWorkersCount: '3',
    WONoDetach: 'YES',
    WOLogFile: '-',
    WOPidFile: join(folder, 'home', 'sogo.pid'),
    SOGoMemcachedHost: `127.0.0.1:${ports.memoryPort}`,
    SOGoProfileURL: `${tables}/sogo_user_profile`,
    OCSFolderInfoURL: `${tables}/sogo_folder_info`,
    OCSSessionsFolderURL: `${tables}/sogo_sessions_folder`,
    OCSEMailAlarmsFolderURL: `${tables}/sogo_alarms_folder`,
    SOGoUserSources: source,
    SOGoIMAPServer: `imap://127.0.0.1:${imapPort}`,
    SOGoSMTPServer: `smtp://127.0.0.1:${smtpPort}`,
    SOGoMailingMechanism: 'smtp',
    SOGoMailSpoolPath: join(folder, 'spool'),
    SOGoSentFolderName: 'Sent',
    SOGoTrashFolderName: 'Trash',
    SOGoDraftsFolderName: 'Drafts',
    SOGoMailMessageCheck: 'manually',
    SOGoLoginModule: 'Mail',
    SOGoLanguage: 'English',
    SOGoTimeZone: 'UTC',
  }
  return Object.entries(settings).flatMap(([name, value]) => [`-${name}`, value])
}
