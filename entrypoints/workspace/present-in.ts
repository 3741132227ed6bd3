/** Who has the plan open, each member once, however many windows; oneself last. */
import type { PresentMember } from '../../components/workspace/plan-status'
import * as z from 'zod/mini'
import type { Awareness } from 'y-protocols/awareness'
import { limits } from '../../lib/messages/limits'

/** What a page says of its person; anything else that comes over the wire is not shown. */
const stateSchema = z.object({
  user: z.object({
    name: z.string().check(z.maxLength(limits.nameLength)),
    memberId: z.string().check(z.maxLength(100)),
  }),
})
/** A list longer than this says nothing at a glance. */
const most = 30

export function presentIn(awareness: Awareness): PresentMember[] {
  const members = new Map<string, PresentMember>()
  for (const [clientId, state] of awareness.getStates()) {
    const parsed = stateSchema.safeParse(state)
    if (!parsed.success) continue
    const { memberId, name } = parsed.data.user
    const isMe = clientId === awareness.clientID || members.get(memberId)?.isMe === true
    members.set(memberId, { id: memberId, name, isMe })
  }
  return [...members.values()].toSorted((a, b) => Number(a.isMe) - Number(b.isMe)).slice(0, most)
}
