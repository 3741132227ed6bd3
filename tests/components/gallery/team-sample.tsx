/** The team page in a state. */
import { TeamPage } from '../../../components/workspace/team/team-page'
import { now } from './samples/clock'
import { teamStates, teamUsual } from './samples/team-states'

export function TeamSample({ name, note }: { name: string; note: (name: string) => (...values: unknown[]) => void }) {
  const done =
    (what: string) =>
    (...values: unknown[]): Promise<null> => {
      note(what)(...values)
      return Promise.resolve(null)
    }
  return (
    <TeamPage
      {...teamUsual}
      now={now}
      {...teamStates[name]}
      actions={{
        retry: note('retry'),
        readCode: (code) =>
          code.startsWith('sidelight1.') ? { host: 'sidelight.ours.example', isInvitation: true } : null,
        join: () => Promise.resolve({ ok: false, reason: 'expired' }),
        invite: () => Promise.resolve({ code: `sidelight1.${'eyJzZXJ2ZXIiOiJodHRwcz'.repeat(6)}` }),
        revokeInvitation: done('revokeInvitation'),
        changeRole: done('changeRole'),
        removeMember: done('removeMember'),
        revokeDevice: done('revokeDevice'),
        copy: () => Promise.resolve(),
        leave: () => Promise.resolve(false),
      }}
    />
  )
}
