/** Frames of a rows socket, parsed: an envelope that is wrong ends the socket, a change that is wrong only itself. */
import * as z from 'zod/mini'
import {
  changeSchema,
  clientFrameSchema,
  type Change,
  type ChangeResult,
  type ClientFrame,
} from '../../lib/messages/sync-protocol'
import { limits } from '../../lib/messages/limits'

export type Incoming =
  | Exclude<ClientFrame, { type: 'push' }>
  | { type: 'push'; request: number; sentAt: string; changes: Change[]; refused: ChangeResult[] }

const pushEnvelope = z.object({
  type: z.literal('push'),
  request: z.int(),
  sentAt: z.iso.datetime(),
  changes: z.array(z.unknown()).check(z.maxLength(limits.changesPerPush)),
})
const identified = z.object({ id: z.uuid() })

/** Gives the frame, or null when it is none. */
export function readFrame(text: string): Incoming | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const push = pushEnvelope.safeParse(value)
  if (push.success) return readPush(push.data)
  const frame = clientFrameSchema.safeParse(value)
  return frame.success && frame.data.type !== 'push' ? frame.data : null
}

function readPush({ changes, ...envelope }: z.infer<typeof pushEnvelope>): Incoming | null {
  const good: Change[] = []
  const refused: ChangeResult[] = []
  for (const raw of changes) {
    const change = changeSchema.safeParse(raw)
    if (change.success && !hasUnsafeField(raw)) {
      good.push(change.data)
      continue
    }
    const named = identified.safeParse(raw)
    if (!named.success) return null
    const issue = change.error?.issues[0]
    const reason =
      issue === undefined ? 'A field may not be called __proto__.' : `${issue.path.join('.')}: ${issue.message}`
    refused.push({ id: named.data.id, outcome: 'refused', code: 'malformed', reason })
  }
  return { ...envelope, changes: good, refused }
}

/** The parser drops an own `__proto__` in silence; here it is refused by name. */
function hasUnsafeField(raw: unknown): boolean {
  const patch: unknown = isObject(raw) ? raw['patch'] : undefined
  if (!isObject(patch)) return false
  return [patch, patch['set'], patch['add'], patch['remove']].some(
    (part) => isObject(part) && Object.hasOwn(part, '__proto__'),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
