/**
 * The bus of several processes, over Redis' publish and subscribe. All of them share one channel: whoever is connected hears
 * everything from that moment on, so that a document that is being opened misses nothing, and a number that is missing
 * shows that something was lost. Redis keeps nothing; without it each process serves its own clients, and what the others
 * write comes with the next pull, or when Redis is back.
 */
import { randomUUID } from 'node:crypto'
import { Redis, type RedisOptions } from 'ioredis'
import { log } from '../log'
import type { Bus, BusMessage } from './bus'
import { createMemoryBus } from './memory'
import { Peers } from './peers'
import { maxWireBytes, readWire, writeWire, type WireMessage } from './wire'

export interface RedisBusOptions {
  /** Several deployments on one Redis are told apart by it; default `sidelight`. */
  channel?: string
  /** Between two signs of life; default 5 s. A process that has been silent for three of them counts as gone. */
  beatMs?: number
}

/** Bytes that may wait for Redis; what comes then is not sent, which the others notice by its number. */
const maxWaitingBytes = 64 * 1024 * 1024
const longestRetryMs = 2000

const connectionOptions = {
  // What was not said in time need not be said: it is on disk.
  enableOfflineQueue: false,
  maxRetriesPerRequest: null,
  autoResendUnfulfilledCommands: false,
  connectTimeout: 5000,
  lazyConnect: true,
  retryStrategy: (times: number) => Math.min(longestRetryMs, 50 * times) * (0.5 + Math.random() / 2),
} satisfies RedisOptions

/**
 * Resolves when it is connected, or after 5 s without: then it goes on trying.
 * @param url `redis://` or `rediss://`
 */
export async function connectRedisBus(url: string, options: RedisBusOptions = {}): Promise<Bus> {
  const bus = new RedisBus(url, options)
  await bus.connect()
  return bus
}

class RedisBus implements Bus {
  /** What is said reaches this process' own listeners at once, Redis or not. */
  readonly #local = createMemoryBus()
  readonly #process = randomUUID()
  readonly #channel: string
  readonly #beatMs: number
  readonly #speaker: Redis
  readonly #listener: Redis
  readonly #peers: Peers
  readonly #gapListeners = new Set<() => void>()
  #timer: NodeJS.Timeout | null = null
  #published = 0
  #waitingBytes = 0
  #heardSelfAt = 0
  #isClosed = false

  constructor(url: string, { channel = 'sidelight', beatMs = 5000 }: RedisBusOptions) {
    this.#channel = channel
    this.#beatMs = beatMs
    this.#peers = new Peers(beatMs * 3)
    this.#speaker = new Redis(url, connectionOptions)
    this.#listener = new Redis(url, { ...connectionOptions, autoResubscribe: false })
    for (const [role, redis] of [
      ['speaker', this.#speaker],
      ['listener', this.#listener],
    ] as const)
      logConnection(role, redis, () => this.#isClosed)
    this.#listener.on('messageBuffer', (_: Buffer, bytes: Buffer) => this.#receive(bytes))
    this.#listener.on('ready', () => void this.#subscribe())
  }

  async connect(): Promise<void> {
    this.#heardSelfAt = Date.now()
    this.#timer = setInterval(() => this.#beat(), this.#beatMs)
    const subscribed = new Promise<void>((resolve) => {
      const stop = this.onGap(() => {
        stop()
        resolve()
      })
    })
    const connected = Promise.all([connect(this.#speaker), connect(this.#listener), subscribed])
    await Promise.race([connected, new Promise((resolve) => setTimeout(resolve, 5000).unref())])
  }

  publish(topic: string, origin: string, message: BusMessage): void {
    this.#local.publish(topic, origin, message)
    const count = this.#published
    this.#published += 1
    this.#send({ process: this.#process, count, said: { topic, origin, message } })
  }

  subscribe(topic: string, origin: string, listener: (message: BusMessage, from: string) => void): () => void {
    return this.#local.subscribe(topic, origin, listener)
  }

  onGap(listener: () => void): () => void {
    this.#gapListeners.add(listener)
    return () => {
      this.#gapListeners.delete(listener)
    }
  }

  isConnected(): boolean {
    return this.#speaker.status === 'ready' && this.#listener.status === 'ready'
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#gapListeners.clear()
    await this.#local.close()
    this.#speaker.disconnect()
    this.#listener.disconnect()
  }

  #send(message: WireMessage): void {
    const bytes = writeWire(message)
    if (this.#speaker.status !== 'ready' || bytes.byteLength > maxWireBytes) return
    if (this.#waitingBytes + bytes.byteLength > maxWaitingBytes) return
    this.#waitingBytes += bytes.byteLength
    this.#speaker
      .publish(this.#channel, Buffer.from(bytes))
      .catch((error: unknown) => log.debug({ err: error }, 'a message was not published'))
      .finally(() => {
        this.#waitingBytes -= bytes.byteLength
      })
  }

  #receive(bytes: Uint8Array): void {
    const message = readWire(bytes)
    if (message === null) return log.warn({ bytes: bytes.byteLength }, 'a message on the bus is none and is left out')
    const { process, count, said } = message
    if (process === this.#process) {
      this.#heardSelfAt = Date.now()
      return
    }
    const isLost = this.#peers.hear(process, count, said !== null, Date.now())
    if (said !== null) this.#local.publish(said.topic, said.origin, said.message)
    if (isLost) this.#tellGap('messages of another process were lost')
  }

  async #subscribe(): Promise<void> {
    try {
      await this.#listener.subscribe(this.#channel)
      this.#heardSelfAt = Date.now()
      this.#tellGap('listening')
    } catch (error) {
      log.warn({ err: error }, 'the bus could not be listened to; trying again')
      if (!this.#isClosed) this.#listener.disconnect(true)
    }
  }

  #beat(): void {
    const now = Date.now()
    this.#send({ process: this.#process, count: this.#published, said: null })
    if (this.#peers.dropSilent(now)) this.#tellGap('another process has gone')
    // A connection can be dead without knowing: then one's own word does not come back.
    if (now - this.#heardSelfAt <= this.#beatMs * 3) return
    this.#heardSelfAt = now
    for (const redis of [this.#speaker, this.#listener]) if (redis.status === 'ready') redis.disconnect(true)
  }

  #tellGap(why: string): void {
    log.info({ why }, 'looking at the storage for what the bus did not bring')
    for (const listener of this.#gapListeners) listener()
  }
}

/** Reconnecting is ioredis' own; a first connection that fails is tried again like any other. */
async function connect(redis: Redis): Promise<void> {
  await redis.connect().catch((error: unknown) => log.warn({ err: error }, 'Redis cannot be reached; trying again'))
}

function logConnection(role: string, redis: Redis, isClosed: () => boolean): void {
  let isLost = false
  const lose = (reason: string) => {
    if (!isLost && !isClosed()) log.warn({ role, reason }, 'the connection to Redis was lost; trying again')
    isLost = true
  }
  redis.on('error', (error: Error) => lose(error.message))
  redis.on('close', () => lose('closed'))
  redis.on('ready', () => {
    if (isLost) log.info({ role }, 'connected to Redis again')
    isLost = false
  })
}
