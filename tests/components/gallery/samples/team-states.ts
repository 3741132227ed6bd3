/** The team page's states: what the server, the connection and the person's role make of it. */
import type { TeamProps } from '../../../../components/workspace/team/team-model'
import type { Member } from '../../../../lib/domain/model'
import type { DeviceView, InvitationView } from '../../../../lib/messages/members-protocol'

const member = (id: string, name: string, role: Member['role']): Member => ({
  id,
  name,
  email: `${id}@ours.example`,
  role,
  createdAt: '2026-01-01T00:00:00.000Z',
  deletedAt: null,
})
const me = member('m1', '林晓 Lin Xiao', 'owner')
const members = [
  me,
  member('m2', 'Aleksandra Konstantinopolitańczykowianeczka-Wiśniewska', 'member'),
  member('m3', 'عبد الرحمن', 'viewer'),
  member('m4', 'Chen Jie', 'admin'),
]
const many = [
  ...members,
  ...Array.from({ length: 60 }, (_, index) => member(`c${index}`, `Colleague ${index}`, 'member')),
]

const device = (id: string, memberId: string, name: string, isThis = false): DeviceView => ({
  id,
  memberId,
  device: name,
  createdAt: '2026-02-11T08:00:00.000Z',
  revokedAt: null,
  isThis,
})
const devices = [
  device('d1', 'm1', 'Laptop in the office', true),
  device('d2', 'm1', '家里的电脑（书房，一个名字特别特别长的设备，用来看看换行是否正常工作）'),
  device('d3', 'm2', 'Browser'),
]
const invitations: InvitationView[] = [
  {
    id: 'i1',
    email: 'a.rather.long.address.of.a.new.colleague@a-rather-long-company-name.example',
    name: 'New',
    role: 'viewer',
    byMemberId: 'm1',
    createdAt: '2026-03-18T08:00:00.000Z',
    expiresAt: '2026-03-25T08:00:00.000Z',
    state: 'open',
  },
]
const uploads = {
  accounts: 12,
  contacts: 1,
  interactions: 340,
  orders: 0,
  tasks: 3,
  signals: 0,
  others: 2,
  plans: 4,
  forTheTeamLeft: null,
}

const since = '2026-03-20T00:52:00.000Z'
const nextTryAt = '2026-03-20T01:12:40.000Z'
const fine = { status: 'upToDate', waiting: 0, needsAttention: 0 } as const

export const teamStates: Readonly<Record<string, Partial<Omit<TeamProps, 'actions'>>>> = {
  team: { sync: fine },
  'team-one': { sync: fine, members: [me], lists: { devices: devices.slice(0, 1), invitations: [] } },
  'team-many': { sync: fine, members: many },
  'team-viewer': {
    sync: fine,
    myId: 'm3',
    myRole: 'viewer',
    lists: { devices: [device('d9', 'm3', 'Phone', true)], invitations: [] },
  },
  'team-offline': { sync: { status: 'offline', waiting: 3, needsAttention: 0, since, nextTryAt } },
  'team-unreachable': {
    sync: { status: 'cannotReach', waiting: 1, needsAttention: 0, since, nextTryAt },
    lists: null,
    problem: 'unreachable',
  },
  'team-full': { sync: { status: 'storageFull', waiting: 3, needsAttention: 0 } },
  'team-update': { sync: { status: 'needsUpdate', waiting: 3, needsAttention: 0 } },
  'team-joined': { sync: { status: 'syncing', waiting: 120, needsAttention: 0 }, joinedWith: 360, lists: null },
  'team-fetching': {
    sync: { status: 'syncing', waiting: 0, needsAttention: 0, fetched: { done: 48_000, total: 120_000 } },
  },
  'team-put-out': { sync: { status: 'notAMember', waiting: 1, needsAttention: 0 }, wasPutOut: true },
  'team-alone': { sync: { status: 'alone', waiting: 0, needsAttention: 0 }, workspace: null, uploads },
  'team-left': {
    sync: { status: 'alone', waiting: 0, needsAttention: 0 },
    workspace: null,
    uploads: { ...uploads, forTheTeamLeft: 3 },
    left: 'notTold',
  },
}

export const teamPages = [...Object.keys(teamStates), 'history', 'history-offline']

/** What a state says nothing of. */
export const teamUsual: Omit<TeamProps, 'actions' | 'now'> = {
  workspace: 'Sidelight demo 演示团队',
  wasPutOut: false,
  members,
  myId: 'm1',
  myRole: 'owner',
  sync: fine,
  uploads: null,
  joinedWith: null,
  left: null,
  lists: { devices, invitations },
  problem: null,
}
