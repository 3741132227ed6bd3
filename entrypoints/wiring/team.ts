/** Who this browser is and who the colleagues are: read once, followed as they change, so that no message waits for it. */
import type { Identity, Member } from '../../lib/domain/model'
import { loadMembers } from '../../lib/store/account-facts'
import type { SidelightDatabase } from '../../lib/store/database'
import { identitiesOfOurs } from '../../lib/store/identities'
import { readMeta } from '../../lib/store/meta'
import { watchStore } from './watch-store'

export interface Team {
  myId: string
  myName: string
  isViewer: boolean
  /** The team's name; null while working alone. */
  workspace: string | null
  server: string | null
  wasPutOut: boolean
  members: Member[]
  names: ReadonlyMap<string, string>
  /** Own addresses and colleagues', as persons decided: beside the members' own. */
  decided: Identity[]
}

async function loadTeam(db: SidelightDatabase): Promise<Team> {
  const [members, decided, myId, myName, role, workspace, server, stopped] = await Promise.all([
    loadMembers(db),
    identitiesOfOurs(db),
    readMeta(db, 'memberId'),
    readMeta(db, 'memberName'),
    readMeta(db, 'memberRole'),
    readMeta(db, 'workspaceName'),
    readMeta(db, 'server'),
    readMeta(db, 'stopped'),
  ])
  return {
    myId: myId ?? '',
    myName: myName ?? '',
    isViewer: server !== null && role === 'viewer',
    workspace: server === null ? null : workspace,
    server,
    wasPutOut: stopped === 'notAMember',
    members,
    decided,
    names: new Map(members.map((member) => [member.id, member.name])),
  }
}

/** Resolves with the first reading; `onChange` hears each later one. */
export function followTeam(db: SidelightDatabase, onChange: (team: Team) => void): Promise<Team> {
  return new Promise((resolve, reject) => {
    watchStore(() => loadTeam(db)).subscribe({
      next: (team) => {
        onChange(team)
        resolve(team)
      },
      error: reject,
    })
  })
}
