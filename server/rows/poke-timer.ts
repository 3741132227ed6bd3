/** Pokes at once, then at most one a second (rule 10), but for what somebody looks at; the newest head is the one that is told. */
const intervalMs = 1000

export class PokeTimer {
  readonly #send: (head: number) => void
  #timer: NodeJS.Timeout | null = null
  #next: number | null = null

  constructor(send: (head: number) => void) {
    this.#send = send
  }

  poke(head: number): void {
    if (this.#timer !== null) {
      this.#next = Math.max(this.#next ?? 0, head)
      return
    }
    this.#send(head)
    this.#timer = setTimeout(() => this.#turn(), intervalMs)
  }

  /** What is on a person's screen does not wait for the second to pass. */
  pokeNow(head: number): void {
    if (this.#next !== null && this.#next <= head) this.#next = null
    this.#send(head)
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#next = null
  }

  #turn(): void {
    this.#timer = null
    const next = this.#next
    this.#next = null
    if (next !== null) this.poke(next)
  }
}
