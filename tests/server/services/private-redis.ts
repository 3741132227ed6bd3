/** A Redis of the tests' own on a free port of 127.0.0.1, which keeps nothing. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePorts } from '../../e2e/webmail/free-ports'
import { guardServices, startService, waitForService, type ServiceProcess } from '../../e2e/webmail/service-process'
import { redisProgram } from './programs'

export class PrivateRedis {
  readonly url: string
  readonly #folder: string
  readonly #port: number
  #service: ServiceProcess | null = null
  #dismissGuard: () => void = () => {}

  private constructor(folder: string, port: number) {
    this.#folder = folder
    this.#port = port
    this.url = `redis://127.0.0.1:${port}`
  }

  static async start(): Promise<PrivateRedis> {
    const [port = 0] = await findFreePorts(1)
    const redis = new PrivateRedis(await mkdtemp(join(tmpdir(), 'sidelight-redis-')), port)
    await redis.resume()
    return redis
  }

  async kill(): Promise<void> {
    await this.#service?.kill()
    this.#service = null
  }

  /** Starts it again; nothing when it runs. */
  async resume(): Promise<void> {
    if (this.#service !== null) return
    const program = redisProgram()
    if (program === null) throw new Error('There is no Redis here.')
    const settings = ['--port', String(this.#port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    const logFile = join(this.#folder, 'log')
    const service = startService('Redis', [program, ...settings], { logFile, folder: this.#folder })
    this.#dismissGuard()
    this.#dismissGuard = guardServices([service.pid], this.#folder)
    this.#service = service
    await waitForService(service, this.#port)
  }

  /** Stops and goes on, as a machine that swaps does: connections stay, nothing answers. */
  pause(): void {
    if (this.#service !== null) process.kill(this.#service.pid, 'SIGSTOP')
  }

  goOn(): void {
    if (this.#service !== null) process.kill(this.#service.pid, 'SIGCONT')
  }

  async stop(): Promise<void> {
    this.#dismissGuard()
    await this.#service?.kill()
    await rm(this.#folder, { recursive: true, force: true })
  }
}
