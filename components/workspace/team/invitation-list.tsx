/** Invitations that are still good, each to be taken back. */
import type { InvitationView } from '../../../lib/messages/members-protocol'
import { formatDay } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import type { TeamActions } from './team-model'

interface Props {
  invitations: readonly InvitationView[]
  now: Date
  actions: Pick<TeamActions, 'revokeInvitation'>
}

export function InvitationList({ invitations, now, actions }: Props) {
  const { invite: words, roles } = strings.value.team
  const open = invitations.filter(({ state }) => state === 'open')
  if (open.length === 0) return null
  return (
    <>
      <h3>{words.open}</h3>
      <ul class="list" data-testid="invitations">
        {open.map(({ id, email, role, expiresAt }) => (
          <li key={id} data-testid="invitation">
            <span class="list-main">
              <SafeText text={email} />{' '}
              <span class="muted">{words.openLine(roles[role], formatDay(expiresAt, now))}</span>
            </span>
            <button
              class="button is-quiet"
              aria-label={`${words.revoke}: ${email}`}
              data-testid="revoke-invitation"
              onClick={trusted(() => void actions.revokeInvitation(id))}
            >
              {words.revoke}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
