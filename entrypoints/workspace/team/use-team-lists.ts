/** Devices and invitations as the server tells them, and what is done about them and about members. */
import { useState } from 'preact/hooks'
import type { Outcome, TeamActions, TeamLists } from '../../../components/workspace/team/team-model'
import type { SidelightDatabase } from '../../../lib/store/database'
import type { MemberAnswer } from '../../../lib/sync/ask-server'
import {
  changeRole,
  listDevices,
  listInvitations,
  makeInvitation,
  removeMember,
  revokeDevice,
  revokeInvitation,
  type MemberAccess,
} from '../../../lib/sync/members'
import { tellBackground } from '../../wiring/background'
import { useAnswer } from './use-answer'
import { withAccess } from './with-access'

type ListActions = Pick<TeamActions, 'invite' | 'revokeInvitation' | 'changeRole' | 'removeMember' | 'revokeDevice'>

async function loadLists(access: MemberAccess): Promise<MemberAnswer<TeamLists>> {
  const [devices, invitations] = await Promise.all([listDevices(access), listInvitations(access)])
  if (!devices.ok) return devices
  return invitations.ok ? { ok: true, value: { devices: devices.value, invitations: invitations.value } } : invitations
}

/** @param isWanted while a team is joined. @param key asks anew when it changes */
export function useTeamLists(
  db: SidelightDatabase,
  isWanted: boolean,
  key: string,
): { lists: TeamLists | null; problem: Outcome; actions: ListActions } {
  const { value: lists, problem: unread, refresh } = useAnswer(db, loadLists, isWanted, key)
  const [refused, setRefused] = useState<Outcome>(null)

  const done = async (work: (access: MemberAccess) => Promise<MemberAnswer<unknown>>): Promise<Outcome> => {
    const answer = await withAccess(db, work)
    const outcome = answer.ok ? null : answer.reason
    setRefused(outcome)
    refresh()
    // What it changed in rows comes with the next pull.
    tellBackground({ type: 'sync-now' })
    return outcome
  }
  return {
    lists,
    // Out of reach is what the newest answer says.
    problem: refused === 'unreachable' ? unread : (refused ?? unread),
    actions: {
      async invite(email, role, hours) {
        const answer = await withAccess(db, (access) => makeInvitation(access, { email, role, hours }))
        refresh()
        return answer.ok ? { code: answer.value } : { problem: answer.reason }
      },
      revokeInvitation: (id) => done((access) => revokeInvitation(access, id)),
      changeRole: (id, role) => done((access) => changeRole(access, id, role)),
      removeMember: (id) => done((access) => removeMember(access, id)),
      revokeDevice: (id) => done((access) => revokeDevice(access, id)),
    },
  }
}
