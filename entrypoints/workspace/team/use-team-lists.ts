/** Devices and invitations as the server tells them, and what is done about them and about members. */
import { useEffect, useState } from 'preact/hooks'
import type { Outcome, TeamActions, TeamLists } from '../../../components/workspace/team/team-model'
import type { SidelightDatabase } from '../../../lib/store/database'
import { readMeta } from '../../../lib/store/meta'
import {
  changeRole,
  listDevices,
  listInvitations,
  makeInvitation,
  removeMember,
  revokeDevice,
  revokeInvitation,
  type MemberAccess,
  type MemberAnswer,
} from '../../../lib/sync/members'
import { tellBackground } from '../../wiring/background'

type ListActions = Pick<TeamActions, 'invite' | 'revokeInvitation' | 'changeRole' | 'removeMember' | 'revokeDevice'>

async function accessOf(db: SidelightDatabase): Promise<MemberAccess | null> {
  const [server, token] = [await readMeta(db, 'server'), await readMeta(db, 'token')]
  return server !== null && token !== null ? { server, token } : null
}

async function withAccess<T>(
  db: SidelightDatabase,
  work: (access: MemberAccess) => Promise<MemberAnswer<T>>,
): Promise<MemberAnswer<T>> {
  const access = await accessOf(db)
  const answer: MemberAnswer<T> = access ? await work(access) : { ok: false, reason: 'unauthorized' }
  // The connection tells the person what that means.
  if (!answer.ok && answer.reason === 'unauthorized') tellBackground({ type: 'sync-now' })
  return answer
}

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
  const [lists, setLists] = useState<TeamLists | null>(null)
  const [problem, setProblem] = useState<Outcome>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    if (!isWanted) return setLists(null)
    let isOver = false
    withAccess(db, loadLists).then(
      (answer) => {
        if (isOver) return
        if (answer.ok) setLists(answer.value)
        setProblem((before) => (answer.ok ? (before === 'unreachable' ? null : before) : answer.reason))
      },
      (error: unknown) => console.error('Devices and invitations could not be read.', error),
    )
    return () => {
      isOver = true
    }
  }, [db, isWanted, key, asked])

  const done = async (work: (access: MemberAccess) => Promise<MemberAnswer<unknown>>): Promise<Outcome> => {
    const answer = await withAccess(db, work)
    const outcome = answer.ok ? null : answer.reason
    setProblem(outcome)
    setAsked((count) => count + 1)
    // What it changed in rows comes with the next pull.
    tellBackground({ type: 'sync-now' })
    return outcome
  }
  return {
    lists,
    problem,
    actions: {
      async invite(email, role, hours) {
        const answer = await withAccess(db, (access) => makeInvitation(access, { email, role, hours }))
        setAsked((count) => count + 1)
        return answer.ok ? { code: answer.value } : { problem: answer.reason }
      },
      revokeInvitation: (id) => done((access) => revokeInvitation(access, id)),
      changeRole: (id, role) => done((access) => changeRole(access, id, role)),
      removeMember: (id) => done((access) => removeMember(access, id)),
      revokeDevice: (id) => done((access) => revokeDevice(access, id)),
    },
  }
}
