/** Ids of ingested rows, made of what they say: the same message twice, on whichever process, is the same row. */
import { v5 as uuidv5 } from 'uuid'

/** RFC 9562 6.6; fixed, since every process must make the same id. */
const namespace = '6f1d2c0a-93b4-5c7e-8a51-2e0b7d9c4f38'

export function ingestedId(workspaceId: string, ...parts: readonly (string | null)[]): string {
  return uuidv5(JSON.stringify([workspaceId, ...parts]), namespace)
}
