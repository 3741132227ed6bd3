/**
 * How the server's processes tell each other what has happened: in process for one, Redis for several. What is
 * published is already on disk. A message may be lost or come twice; nothing depends on it but speed.
 */
export type BusMessage =
  /**
   * A workspace's rows have a new head; `only`: the members who may see what changed, beside owners and admins;
   * `accountIds`: the accounts it was about, if they are few.
   */
  | { kind: 'poke'; head: number; only?: string[]; accountIds?: string[] }
  /** Who may do or see what has changed: open sockets are to be looked at now. */
  | { kind: 'access' }
  /** Which members of one process have an account's plan open; replaces what that process said before. */
  | { kind: 'editing'; accountId: string; members: { id: string; name: string }[] }
  /** A Yjs update that is in the document's log. */
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'awareness'; update: Uint8Array }
  /** A process has opened the document and does not know who is in it: the others say their awareness again. */
  | { kind: 'whoIsThere' }

export interface Bus {
  /** Tells every subscriber of the topic but those of the same `origin`, in the order of publishing. */
  publish(topic: string, origin: string, message: BusMessage): void
  /** Listens until the returned function is called. A listener that throws does not keep others from hearing. */
  subscribe(topic: string, origin: string, listener: (message: BusMessage, from: string) => void): () => void
  /**
   * Calls when messages of other processes may have been lost, or a process has gone: what was missed is on disk, look
   * there. Until the returned function is called.
   */
  onGap(listener: () => void): () => void
  /** Does it reach the other processes at this moment? */
  isConnected(): boolean
  close(): Promise<void>
}

export const rowsTopic = (workspaceId: string): string => `rows/${workspaceId}`
export const documentTopic = (workspaceId: string, document: string): string => `document/${workspaceId}/${document}`
