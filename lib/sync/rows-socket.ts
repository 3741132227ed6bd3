/** One connection of the rows protocol: frames parsed on arrival, answers matched to requests, silence noticed. */
import { limits } from '../messages/limits'
import { closeCodes, serverFrameSchema, type ClientFrame, type ServerFrame } from '../messages/sync-protocol'

type FrameOf<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>
type Request =
  | Omit<Extract<ClientFrame, { type: 'push' }>, 'request'>
  | Omit<Extract<ClientFrame, { type: 'pull' }>, 'request'>
  | Omit<Extract<ClientFrame, { type: 'history' }>, 'request'>

/** Why a connection ended. `code` is a close code, 1006 when there was none. */
export class SocketClosedError extends Error {
  override readonly name = 'SocketClosedError'
  readonly code: number
  constructor(code: number, reason: string) {
    super(`The connection to the team's server ended (${code}${reason ? `, ${reason}` : ''}).`)
    this.code = code
  }
}

export interface RowsSocketOptions {
  url: string
  protocols: string[]
  signal: AbortSignal
  /** Frames that answer no request: poke, editing. */
  onFrame: (frame: ServerFrame) => void
  /** Milliseconds between our messages, and without any of theirs until the connection counts as dead. */
  pingEvery?: number
  deadAfter?: number
  /** Milliseconds a request may go unanswered, however alive the line. */
  answerWithin?: number
}

interface Waiting {
  since: number
  resolve: (frame: ServerFrame) => void
  reject: (error: Error) => void
}

/** What a frame is an answer to: the number of a request, or the hello. */
const answerKey = (frame: ServerFrame): number | 'welcome' | null => {
  if (frame.type === 'welcome') return 'welcome'
  if (frame.type === 'pushed' || frame.type === 'pulled' || frame.type === 'history') return frame.request
  return frame.type === 'error' ? (frame.request ?? null) : null
}

export class RowsSocket {
  readonly #socket: WebSocket
  readonly #options: RowsSocketOptions
  readonly #waiting = new Map<number | 'welcome', Waiting>()
  #ended: (error: SocketClosedError) => void = () => undefined
  /** Resolves, once, with why the connection ended. */
  readonly ended: Promise<SocketClosedError>
  #requests = 0
  #lastHeard = Date.now()
  #isEnded = false

  constructor(options: RowsSocketOptions) {
    this.#options = options
    this.ended = new Promise((resolve) => {
      this.#ended = resolve
    })
    this.#socket = new WebSocket(options.url, options.protocols)
    this.#socket.addEventListener('message', (event: MessageEvent<unknown>) => this.#receive(event.data))
    this.#socket.addEventListener('close', (event) => this.#finish(event.code, event.reason))
    // An error is always followed by a close, which carries the code.
    this.#socket.addEventListener('error', () => undefined)
    const leave = (): void => this.close(1000, 'done')
    options.signal.addEventListener('abort', leave, { once: true })
    // The signal outlives many connections, and would keep each of them.
    void this.ended.then(() => options.signal.removeEventListener('abort', leave))
    this.#keepAlive()
  }

  /** Says hello and waits for the welcome. @throws SocketClosedError */
  async greet(hello: Omit<Extract<ClientFrame, { type: 'hello' }>, 'type'>): Promise<FrameOf<'welcome'>> {
    await this.#opened()
    const answer = await this.#expect('welcome', { type: 'hello', ...hello })
    if (answer.type === 'welcome') return answer
    throw this.#fail('the server did not say welcome')
  }

  /** Sends changes; resolves when what the server confirms is on its disk. @throws SocketClosedError */
  async push(request: Omit<Extract<ClientFrame, { type: 'push' }>, 'request' | 'type'>): Promise<FrameOf<'pushed'>> {
    const answer = await this.#ask({ type: 'push', ...request })
    if (answer.type === 'pushed') return answer
    throw this.#fail('a push was not answered by pushed')
  }

  /** Asks for records above a cursor. @throws SocketClosedError */
  async pull(request: Omit<Extract<ClientFrame, { type: 'pull' }>, 'request' | 'type'>): Promise<FrameOf<'pulled'>> {
    const answer = await this.#ask({ type: 'pull', ...request })
    if (answer.type === 'pulled') return answer
    throw this.#fail('a pull was not answered by pulled')
  }

  /** Asks what was done to a record; null: there is none, or not for this member. @throws SocketClosedError */
  async history(
    request: Omit<Extract<ClientFrame, { type: 'history' }>, 'request' | 'type'>,
  ): Promise<FrameOf<'history'> | null> {
    const answer = await this.#ask({ type: 'history', ...request })
    if (answer.type === 'history') return answer
    if (answer.type === 'error') return null
    throw this.#fail('a question for history was not answered by history')
  }

  /** Names the accounts whose plan editors this browser wants to know. */
  watch(accountIds: readonly string[]): void {
    this.#send({ type: 'watch', accountIds: [...accountIds] })
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
    // A peer that is gone never answers the closing handshake; nobody should wait for it.
    this.#finish(code, reason)
  }

  #ask(request: Request): Promise<ServerFrame> {
    this.#requests += 1
    return this.#expect(this.#requests, { ...request, request: this.#requests })
  }

  #expect(key: number | 'welcome', frame: ClientFrame): Promise<ServerFrame> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(key, { since: Date.now(), resolve, reject })
      if (this.#isEnded) reject(new SocketClosedError(1006, ''))
      else this.#send(frame)
    })
  }

  async #opened(): Promise<void> {
    if (this.#socket.readyState === WebSocket.OPEN) return
    const opened = new Promise<null>((resolve) => {
      this.#socket.addEventListener('open', () => resolve(null), { once: true })
    })
    const problem = await Promise.race([opened, this.ended])
    if (problem) throw problem
  }

  #send(frame: ClientFrame): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame))
  }

  #receive(data: unknown): void {
    this.#lastHeard = Date.now()
    const frame = typeof data === 'string' && data.length <= limits.frameBytes ? parseFrame(data) : null
    if (!frame) {
      this.#fail('the server sent a frame that is none of the protocol')
      return
    }
    const key = answerKey(frame)
    const waiting = key === null ? undefined : this.#waiting.get(key)
    if (key !== null) this.#waiting.delete(key)
    // Who asked is out of the list already, so is told here; else a push that the server could not store waits for ever.
    if (frame.type === 'error' && !(frame.code === 'unknownRecord' && waiting)) {
      const failure = this.#fail(`${frame.code}: ${frame.message}`)
      waiting?.reject(failure)
    } else if (waiting) waiting.resolve(frame)
    else if (frame.type !== 'pong') this.#options.onFrame(frame)
  }

  /** Ends the connection over what the other side did, and says so on the console. */
  #fail(problem: string): SocketClosedError {
    console.warn(`The connection to the team's server is closed: ${problem}.`)
    this.close(closeCodes.malformed, problem.slice(0, 100))
    return new SocketClosedError(closeCodes.malformed, problem)
  }

  #finish(code: number, reason: string): void {
    if (this.#isEnded) return
    this.#isEnded = true
    const error = new SocketClosedError(code, reason)
    for (const waiting of this.#waiting.values()) waiting.reject(error)
    this.#waiting.clear()
    this.#ended(error)
  }

  /** A message every 20 s keeps proxies and an extension's worker awake; without an answer the line is dead. */
  #keepAlive(): void {
    const { pingEvery = 20_000, deadAfter = 45_000, answerWithin = 120_000 } = this.#options
    const timer = setInterval(() => {
      const now = Date.now()
      const isForgotten = [...this.#waiting.values()].some(({ since }) => now - since > answerWithin)
      if (now - this.#lastHeard > deadAfter || isForgotten) this.close(4000, isForgotten ? 'no answer' : 'silent')
      else this.#send({ type: 'ping' })
    }, pingEvery)
    void this.ended.then(() => clearInterval(timer))
  }
}

function parseFrame(text: string): ServerFrame | null {
  try {
    const parsed = serverFrameSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
