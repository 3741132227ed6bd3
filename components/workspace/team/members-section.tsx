/** Members, invitations and devices, each with what this member may do about them. */
import { strings } from '../../locale'
import { AddDevice } from './add-device'
import { DeviceList } from './device-list'
import { InvitationList } from './invitation-list'
import { InviteForm } from './invite-form'
import { MemberList } from './member-list'
import { OutcomeLine } from './outcome-line'
import { isAdmin, type TeamProps } from './team-model'

export function MembersSection({ members, myId, myRole, now, lists, problem, actions }: TeamProps) {
  const { devices: words, invite } = strings.value.team
  const signedIn = lists?.devices.filter(({ revokedAt }) => revokedAt === null) ?? []
  const byName = new Map(members.map(({ id, name }) => [id, name]))
  const others = signedIn
    .filter(({ memberId }) => memberId !== myId)
    .toSorted((a, b) => (byName.get(a.memberId) ?? '').localeCompare(byName.get(b.memberId) ?? ''))
  const me = members.find(({ id }) => id === myId)
  const list = { members, myId, myRole, now, actions }
  return (
    <>
      <MemberList members={members} myId={myId} myRole={myRole} actions={actions} />
      <OutcomeLine outcome={problem} />
      {isAdmin(myRole) && (
        <section class="setting" aria-labelledby="invite-title">
          <h2 id="invite-title">{invite.title}</h2>
          <InviteForm myRole={myRole} actions={actions} />
          {lists !== null && <InvitationList invitations={lists.invitations} now={now} actions={actions} />}
          <div>
            <a href="#/import/programs">{strings.value.programs.link}</a>
            <p class="muted">{strings.value.programs.linkHint}</p>
          </div>
        </section>
      )}
      <section class="setting" aria-labelledby="devices-title">
        <h2 id="devices-title">{words.title}</h2>
        {lists === null ? (
          problem === null && <p class="muted">{words.loading}</p>
        ) : (
          <DeviceList devices={signedIn.filter(({ memberId }) => memberId === myId)} {...list} testId="devices" />
        )}
        {me !== undefined && <AddDevice me={me} actions={actions} />}
        {others.length > 0 && (
          <>
            <h3>{words.others}</h3>
            <DeviceList devices={others} {...list} testId="other-devices" />
          </>
        )}
      </section>
    </>
  )
}
