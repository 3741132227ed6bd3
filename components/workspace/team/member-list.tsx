/** Who is in the team; for whom that is allowed, with the role to choose and a way to remove. */
import type { Member } from '../../../lib/domain/model'
import { roleSchema, type Role } from '../../../lib/messages/members-protocol'
import { initialOf } from '../../initial-of'
import { strings } from '../../locale'
import { SafeText, withoutInvisible } from '../../safe-text'
import { colourOf } from '../colour-of'
import { SureButton } from './sure-button'
import { mayRemove, rolesFor, type TeamActions } from './team-model'

interface Props {
  members: readonly Member[]
  myId: string
  /** Null while nothing can be changed: put out, or before the first reading. */
  myRole: Role | null
  actions: Pick<TeamActions, 'changeRole' | 'removeMember'>
}

export function MemberList({ members, ...props }: Props) {
  return (
    <ul class="list" data-testid="members">
      {members.map((member) => (
        <MemberLine key={member.id} member={member} members={members} {...props} />
      ))}
    </ul>
  )
}

function MemberLine({ member, members, myId, myRole, actions }: Props & { member: Member }) {
  const { you, roles, manage } = strings.value.team
  const name = withoutInvisible(member.name).text
  const choices = myRole === null ? [] : rolesFor(myRole, member, members)
  return (
    <li data-testid="member" data-member={member.id}>
      <span class="avatar" style={{ background: colourOf(member.name) }} aria-hidden="true">
        {initialOf(member.name)}
      </span>
      <span class="list-main">
        <SafeText text={member.name} />
        {member.id === myId && <span class="muted"> ({you})</span>} <SafeText class="muted" text={member.email} />
      </span>
      {choices.length === 0 ? (
        <span class="muted" data-testid="role">
          {roles[member.role]}
        </span>
      ) : (
        <RoleSelect
          label={manage.roleOf(name)}
          value={member.role}
          choices={choices}
          onChange={(role) => void actions.changeRole(member.id, role)}
        />
      )}
      {myRole !== null && mayRemove(myRole, member, myId) && (
        <SureButton
          label={manage.remove}
          ariaLabel={manage.removeNow(name)}
          hint={manage.removeHint(name)}
          act={() => actions.removeMember(member.id)}
          testId="remove-member"
        />
      )}
    </li>
  )
}

interface RoleSelectProps {
  label: string
  value: Role
  choices: readonly Role[]
  onChange: (role: Role) => void
}

export function RoleSelect({ label, value, choices, onChange }: RoleSelectProps) {
  const { roles, roleHints } = strings.value.team
  return (
    <select
      class="input team-select"
      aria-label={label}
      title={roleHints[value]}
      value={value}
      data-testid="role-select"
      onChange={(event) => {
        const role = roleSchema.safeParse(event.currentTarget.value)
        if (event.isTrusted && role.success) onChange(role.data)
      }}
    >
      {choices.map((role) => (
        <option key={role} value={role} title={roleHints[role]}>
          {roles[role]}
        </option>
      ))}
    </select>
  )
}
