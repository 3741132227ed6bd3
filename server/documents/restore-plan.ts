/** Restoring a plan over HTTP: whoever asks joins the room for as long as it takes, and writes as any other member does. */
import type { Session } from '../members/membership'
import type { Storage } from '../storage/storage'
import { versionAt } from './history'
import { updateThatRestores } from './restore-version'
import type { RoomSocket } from './room'
import type { Rooms } from './rooms'

/** Hears nothing: the answer to the request says what became of it. */
class Restorer implements RoomSocket {
  readonly session: Session
  readonly restores: number

  constructor(session: Session, restores: number) {
    this.session = session
    this.restores = restores
  }

  sendFrames(): void {}
  close(): void {}
}

/**
 * Makes the plan read as it did after the edit of that instant; everybody sees it when it is on disk.
 * @param at ms since 1970, as a version is named
 * @returns the instant of the edit that did it, null: the plan reads like that already; 'gone': there is no such version
 * @throws DocumentTooLarge, StorageError
 */
export async function restorePlan(
  storage: Pick<Storage, 'updates'>,
  rooms: Rooms,
  session: Session,
  document: string,
  at: number,
): Promise<number | null | 'gone'> {
  const version = await versionAt(storage, session.workspaceId, document, at)
  if (version === null) return 'gone'
  const restorer = new Restorer(session, at)
  const room = await rooms.join(session.workspaceId, document, restorer)
  try {
    // What other processes wrote and could not tell is replaced with the rest, not left standing.
    await room.catchUp()
    return await room.edit((doc) => updateThatRestores(doc, version), restorer)
  } finally {
    rooms.leave(session.workspaceId, document, room, restorer)
  }
}
