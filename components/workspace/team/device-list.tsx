/** Devices that are signed in, each to be signed out by itself; this one is left by "Leave the team". */
import type { Member } from '../../../lib/domain/model'
import type { DeviceView, Role } from '../../../lib/messages/members-protocol'
import { formatDay } from '../../format'
import { strings } from '../../locale'
import { SafeText, withoutInvisible } from '../../safe-text'
import { SureButton } from './sure-button'
import { maySignOut, type TeamActions } from './team-model'

interface Props {
  devices: readonly DeviceView[]
  members: readonly Member[]
  myId: string
  myRole: Role
  now: Date
  actions: Pick<TeamActions, 'revokeDevice'>
  testId: string
}

export function DeviceList({ devices, members, myId, myRole, now, actions, testId }: Props) {
  const words = strings.value.team.devices
  const byId = new Map(members.map((member) => [member.id, member]))
  return (
    <ul class="list" data-testid={testId}>
      {devices.map(({ id, memberId, device, createdAt, isThis }) => {
        const member = byId.get(memberId) ?? null
        return (
          <li key={id} data-testid="device" data-device={id}>
            <span class="list-main">
              {memberId !== myId && member !== null && (
                <>
                  <SafeText text={member.name} />
                  {' · '}
                </>
              )}
              <SafeText text={device} /> {isThis && <span class="tag is-accent">{words.thisOne}</span>}{' '}
              <span class="muted">{words.since(formatDay(createdAt, now))}</span>
            </span>
            {!isThis && maySignOut(myRole, member, myId) && (
              <SureButton
                label={words.signOut}
                ariaLabel={words.signOutNow(withoutInvisible(device).text)}
                hint={words.signOutHint}
                act={() => actions.revokeDevice(id)}
                testId="revoke-device"
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
