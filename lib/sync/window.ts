/** The window of the first sync: what lies before it stays with the server, until a person asks for it (r11). */
import type { PullWindow } from '../messages/sync-protocol'

/** Of a browser that asked for everything. */
export const nothingLeftOut: PullWindow = { since: '1970-01-01T00:00:00.000Z', until: 0 }

/** What a pull from `cursor` says of it. @param known as the server told it; null: it was not asked yet */
export function askWindow(cursor: number, known: PullWindow | null): { window?: PullWindow | 'policy' } {
  if (known === null) return cursor === 0 ? { window: 'policy' } : {}
  return cursor < known.until ? { window: known } : {}
}
