/**
 * How the server's processes tell each other what has happened: in process for one, Redis for several. What is
 * published is already on disk. A message may be lost or come twice; nothing depends on it but speed.
 */
export type BusMessage =
  /** A workspace's rows have a new head. */
  | { kind: 'poke'; head: number }
  /** Which members of one process have an account's plan open; replaces what that process said before. */
  | { kind: 'editing'; accountId: string; members: { id: string; name: string }[] }
  /** A Yjs update that is in the document's log. */
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'awareness'; update: Uint8Array }

export interface Bus {
  /** Tells every subscriber of the topic but those of the same `origin`, in the order of publishing. */
  publish(topic: string, origin: string, message: BusMessage): void
  /** Listens until the returned function is called. A listener that throws does not keep others from hearing. */
  subscribe(topic: string, origin: string, listener: (message: BusMessage, from: string) => void): () => void
  close(): Promise<void>
}

export const rowsTopic = (workspaceId: string): string => `rows/${workspaceId}`
export const documentTopic = (workspaceId: string, document: string): string => `document/${workspaceId}/${document}`
