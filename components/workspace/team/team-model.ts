/** What the team page shows and what a person does on it. */
import type { Member } from '../../../lib/domain/model'
import type { DeviceView, InvitationView, MemberProblem, Role } from '../../../lib/messages/members-protocol'
import type { JoinAnswer, SyncState } from '../../../lib/messages/runtime'

/** Rows on this device, by what a person calls them. */
export interface UploadCounts {
  accounts: number
  contacts: number
  interactions: number
  orders: number
  tasks: number
  signals: number
  others: number
  plans: number
  /** Changes that wait for the team that was left with the copy kept; null where none was. */
  forTheTeamLeft: number | null
}

/** What the server told of devices and invitations; null until it has. */
export interface TeamLists {
  devices: readonly DeviceView[]
  invitations: readonly InvitationView[]
}

/** null: done. */
export type Outcome = MemberProblem | null

export interface TeamActions {
  retry: () => void
  /** The host of the server that a code names, and whether it asks for a device's name; null: it is no code. */
  readCode: (code: string) => { host: string; isInvitation: boolean } | null
  join: (code: string, device: string) => Promise<JoinAnswer>
  /** @returns the code, told this once */
  invite: (email: string, role: Role, hours: number) => Promise<{ code: string } | { problem: MemberProblem }>
  revokeInvitation: (id: string) => Promise<Outcome>
  changeRole: (memberId: string, role: Role) => Promise<Outcome>
  removeMember: (memberId: string) => Promise<Outcome>
  revokeDevice: (id: string) => Promise<Outcome>
  copy: (text: string) => Promise<void>
  /** @returns false: nothing was changed */
  leave: (isWiped: boolean) => Promise<boolean>
}

export interface TeamProps {
  /** The team's name; null while working alone. */
  workspace: string | null
  /** The seat was taken away or the code has to be renewed: the form shows again. */
  wasPutOut: boolean
  members: readonly Member[]
  myId: string
  myRole: Role
  sync: SyncState | null
  now: Date
  uploads: UploadCounts | null
  /** Rows that joining on this page queued; null where nobody joined on it. */
  joinedWith: number | null
  /** What became of leaving on this page. */
  left: 'told' | 'notTold' | null
  lists: TeamLists | null
  /** Why the last thing that was tried was not done, or the lists are not there. */
  problem: Outcome
  actions: TeamActions
}

export const isAdmin = (role: Role): boolean => role === 'owner' || role === 'admin'

/** Roles that this member may give to that one; empty where the server would refuse (docs/protocol.md, "Members"). */
export function rolesFor(mine: Role, target: Member, members: readonly Member[]): Role[] {
  const isLastOwner = target.role === 'owner' && members.filter(({ role }) => role === 'owner').length < 2
  if (mine === 'owner') return isLastOwner ? [] : ['owner', 'admin', 'member', 'viewer']
  return mine === 'admin' && target.role !== 'owner' ? ['admin', 'member', 'viewer'] : []
}

/** Oneself leaves instead. */
export function mayRemove(mine: Role, target: Member, myId: string): boolean {
  if (target.id === myId) return false
  return mine === 'owner' || (mine === 'admin' && target.role !== 'owner')
}

/** Whether this member may sign out a device of that one's; null: a member who is gone, whose devices are revoked. */
export function maySignOut(mine: Role, target: Member | null, myId: string): boolean {
  if (target === null) return false
  return target.id === myId || mine === 'owner' || (mine === 'admin' && target.role !== 'owner')
}
