/**
 * The other processes on the bus: each numbers what it publishes, so that a number that is missing tells that a message was
 * lost, and says regularly that it lives, so that one that has died is noticed.
 */
/** Far more than there ever are; whoever claims to be one more is not counted. */
const maxPeers = 1000

export class Peers {
  readonly #peers = new Map<string, { next: number; heardAt: number }>()
  readonly #silentMs: number

  /** @param silentMs after so long without a word a process counts as gone */
  constructor(silentMs: number) {
    this.#silentMs = silentMs
  }

  /**
   * Notes a word of a process.
   * @param count how many messages it had published before
   * @param isMessage a message counts as one, a sign of life does not
   * @returns whether a message of it was lost
   */
  hear(process: string, count: number, isMessage: boolean, now: number): boolean {
    const known = this.#peers.get(process)
    if (known === undefined && this.#peers.size >= maxPeers) return false
    const next = isMessage ? count + 1 : count
    this.#peers.set(process, { next: Math.max(next, known?.next ?? 0), heardAt: now })
    return known !== undefined && count > known.next
  }

  /** Forgets those that are silent; gives whether there were any. */
  dropSilent(now: number): boolean {
    const silent = [...this.#peers].filter(([, { heardAt }]) => now - heardAt > this.#silentMs)
    for (const [process] of silent) this.#peers.delete(process)
    return silent.length > 0
  }
}
