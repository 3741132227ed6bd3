/** When an ingested row counts as recorded. */
const historyMs = 7 * 24 * 3_600_000

/**
 * History that is sent in afterwards counts as recorded when it happened, as an import's does: the source knew it then, so trends and the
 * simulator have a past. What comes late by hours is recorded when it came.
 */
export function recordedAt(at: number, receivedAt: number): string {
  return new Date(receivedAt - at > historyMs ? at : receivedAt).toISOString()
}
