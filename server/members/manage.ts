/** Changing and removing members. The last owner stays one, whoever asks at once. */
import { memberSchema } from '../../lib/messages/rows'
import { rowsTopic, type Bus } from '../bus/bus'
import { seesAll } from '../rows/access'
import type { RowsState, Storage } from '../storage/storage'
import { writeAsServer, type Role } from '../workspaces'
import { MemberRefusal } from './refusal'

/** Who asks. Null: the command line, which may everything that leaves an owner. */
export type Actor = { memberId: string; role: string } | null

interface Parts {
  storage: Storage
  bus: Bus
}

/** Under this origin members are spoken of on the bus. */
const origin = 'members'

/** @throws MemberRefusal */
export async function changeRole(
  parts: Parts,
  workspaceId: string,
  actor: Actor,
  memberId: string,
  role: Role,
): Promise<void> {
  const change = { op: 'update' as const, patch: { set: { role } } }
  await changeMember(parts, workspaceId, actor, memberId, change, (was) => {
    if (actor === null) return
    if (!seesAll(actor.role)) throw forbidden('Only an owner or an admin changes roles.')
    if (actor.role !== 'owner' && (was === 'owner' || role === 'owner'))
      throw forbidden('Only an owner makes or unmakes an owner.')
  })
}

/** The member's devices are revoked with it; anybody may leave. @throws MemberRefusal */
export async function removeMember(parts: Parts, workspaceId: string, actor: Actor, memberId: string): Promise<void> {
  await changeMember(parts, workspaceId, actor, memberId, { op: 'delete', patch: {} }, (was) => {
    if (actor === null || actor.memberId === memberId) return
    if (!seesAll(actor.role)) throw forbidden('Only an owner or an admin removes a member.')
    if (was === 'owner' && actor.role !== 'owner') throw forbidden('Only an owner removes an owner.')
  })
  const at = new Date().toISOString()
  for (const token of await parts.storage.tokens(workspaceId))
    if (token.memberId === memberId) await parts.storage.revokeToken(workspaceId, token.id, at)
  tellAccess(parts.bus, workspaceId)
}

/** Open sockets are looked at now, by every process that the bus reaches, and within 10 s by the others. */
export function tellAccess(bus: Bus, workspaceId: string): void {
  bus.publish(rowsTopic(workspaceId), origin, { kind: 'access' })
}

async function changeMember(
  { storage, bus }: Parts,
  workspaceId: string,
  actor: Actor,
  memberId: string,
  change: { op: 'update' | 'delete'; patch: { set?: { role: Role } } },
  checkActor: (roleBefore: string) => void,
): Promise<void> {
  const members = await storage.recordsOf(workspaceId, 'members')
  const keys = members.map(({ id }) => ({ collection: 'members', id }))
  // Whoever is asking may have been unmade since; so may everybody else, and all of it is decided under the lock.
  const check = (state: RowsState): void => {
    const roles = new Map(keys.flatMap(({ id }) => roleIn(state, id)))
    const was = roles.get(memberId)
    if (was === undefined) throw new MemberRefusal('notFound', 'There is no such member.')
    if (actor !== null && roles.get(actor.memberId) !== actor.role)
      throw forbidden('Your own role has changed; look again.')
    checkActor(was)
    const owners = [...roles.values()].filter((role) => role === 'owner').length
    if (was === 'owner' && owners === 1 && change.patch.set?.role !== 'owner')
      throw new MemberRefusal('lastOwner', 'A workspace keeps an owner: make somebody else one first.')
  }
  const written = { collection: 'members', recordId: memberId, ...change }
  await writeAsServer(storage, bus, workspaceId, written, { guard: { keys, check } })
  tellAccess(bus, workspaceId)
}

function roleIn(state: RowsState, id: string): [id: string, role: string][] {
  const member = memberSchema.safeParse(state.record({ collection: 'members', id })?.data)
  return member.success && member.data.deletedAt === null ? [[id, member.data.role]] : []
}

const forbidden = (message: string): MemberRefusal => new MemberRefusal('forbidden', message)
