/** A PostgreSQL of the tests' own in a temporary folder: a socket in it, no port, every commit synced to disk. */
import { execFile } from 'node:child_process'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { guardServices, startService, type ServiceProcess } from '../../e2e/webmail/service-process'
import { readUserIds } from '../../e2e/webmail/state-folder'
import { postgresPrograms } from './programs'

const run = promisify(execFile)
const patienceMs = 30_000

export class PrivatePostgres {
  readonly folder: string
  readonly #programs: string
  /** Runs a program as a user PostgreSQL may run as: it refuses root. */
  readonly #as: readonly string[]
  #service: ServiceProcess | null = null
  #dismissGuard: () => void = () => {}
  #databases = 0

  private constructor(folder: string, programs: string, as: readonly string[]) {
    this.folder = folder
    this.#programs = programs
    this.#as = as
  }

  static async start(): Promise<PrivatePostgres> {
    const programs = postgresPrograms()
    if (programs === null) throw new Error('There is no PostgreSQL here.')
    const isRoot = process.getuid?.() === 0
    // A socket's path has 107 bytes, and not every user may enter root's own temporary folder.
    const folder = await mkdtemp(join(isRoot ? '/tmp' : tmpdir(), 'sidelight-pg-'))
    const as = isRoot ? await asUser(folder, 'nobody') : []
    const postgres = new PrivatePostgres(folder, programs, as)
    const [program, ...given] = postgres.#command('initdb', '-D', join(folder, 'data'))
    await run(program, [...given, '-U', 'sidelight', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
    await postgres.resume()
    return postgres
  }

  /** Makes a database; gives its URL. */
  async database(): Promise<string> {
    this.#databases += 1
    const name = `test_${this.#databases}`
    await this.#ask(`CREATE DATABASE ${name}`)
    return this.#url(name)
  }

  /** As kill -9 by an operator or the kernel's memory killer does it to the server. */
  async kill(): Promise<void> {
    await this.#service?.kill()
    this.#service = null
  }

  /** Starts it over what is on disk, and waits until it answers; nothing when it runs. */
  async resume(): Promise<void> {
    if (this.#service !== null) return
    const end = Date.now() + patienceMs
    for (;;) {
      const service = this.#run()
      if (await this.#answers(service, end)) return
      // Children of one that was killed may hold its memory for a moment.
      if (Date.now() > end) throw new Error(`PostgreSQL does not start: ${service.readLog()}`)
      await delay(50)
    }
  }

  async stop(): Promise<void> {
    this.#dismissGuard()
    if (this.#service?.isAlive() === true) process.kill(this.#service.pid, 'SIGQUIT')
    const end = Date.now() + patienceMs
    while (this.#service?.isAlive() === true && Date.now() < end) await delay(10)
    await this.#service?.kill()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  #command(program: string, ...given: string[]): [string, ...string[]] {
    const [first = '', ...rest] = [...this.#as, join(this.#programs, program), ...given]
    return [first, ...rest]
  }

  #run(): ServiceProcess {
    const settings = ['listen_addresses=', 'fsync=on', 'max_connections=80', 'shared_buffers=32MB']
    const given = ['-D', join(this.folder, 'data'), '-k', this.folder, ...settings.flatMap((each) => ['-c', each])]
    const logFile = join(this.folder, 'log')
    const service = startService('PostgreSQL', this.#command('postgres', ...given), { logFile, folder: '/' })
    this.#dismissGuard()
    this.#dismissGuard = guardServices([service.pid], this.folder)
    this.#service = service
    return service
  }

  async #answers(service: ServiceProcess, end: number): Promise<boolean> {
    while (service.isAlive() && Date.now() < end) {
      try {
        await this.#ask('SELECT 1')
        return true
      } catch {
        await delay(30)
      }
    }
    return false
  }

  async #ask(sql: string): Promise<void> {
    const client = new Client(this.#url('postgres'))
    client.on('error', () => {})
    await client.connect()
    try {
      await client.query(sql)
    } finally {
      await client.end()
    }
  }

  #url(database: string): string {
    return `postgresql://sidelight@/${database}?host=${encodeURIComponent(this.folder)}`
  }
}

async function asUser(folder: string, user: string): Promise<string[]> {
  const { uid, gid } = await readUserIds(user)
  await chown(folder, uid, gid)
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
}
