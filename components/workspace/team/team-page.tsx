/** The team: the connection, joining, who is in it, devices, leaving. */
import { strings } from '../../locale'
import { withoutInvisible } from '../../safe-text'
import { ConnectionPanel } from './connection-panel'
import { JoinForm } from './join-form'
import { FetchProgress, JoinProgress } from './join-progress'
import { LeaveForm } from './leave-form'
import { MembersSection } from './members-section'
import type { TeamProps } from './team-model'
import '../settings.css'
import './team.css'

export function TeamPage(props: TeamProps) {
  const { workspace, wasPutOut, members, sync, now, uploads, joinedWith, left, actions } = props
  const { title, join, leave: leaveWords, members: countMembers } = strings.value.team
  const isIn = workspace !== null && !wasPutOut
  return (
    <section class="narrow settings team" data-testid="team">
      <div class="page-title">
        <h1>
          <bdi data-testid={isIn ? 'joined' : undefined}>
            {workspace === null || workspace === '' ? title : withoutInvisible(workspace).text}
          </bdi>
        </h1>
        {isIn && <span class="muted">{countMembers(members.length)}</span>}
      </div>
      {left !== null && workspace === null && (
        <output class={`message ${left === 'told' ? 'is-good' : 'is-warn'}`} data-testid="left">
          {leaveWords.left} {left === 'notTold' && leaveWords.notTold}
        </output>
      )}
      {sync !== null && workspace !== null && <ConnectionPanel sync={sync} now={now} retry={actions.retry} />}
      {sync !== null && isIn && joinedWith !== null && <JoinProgress total={joinedWith} sync={sync} />}
      {isIn && joinedWith === null && sync?.fetched !== undefined && <FetchProgress fetched={sync.fetched} />}
      {!isIn && (
        <section class="setting" aria-labelledby="join-title" data-testid={wasPutOut ? 'put-out' : 'alone'}>
          <h2 id="join-title">{workspace === null ? join.title : join.again(withoutInvisible(workspace).text)}</h2>
          {workspace === null && <p class="muted">{join.alone}</p>}
          <JoinForm uploads={workspace === null ? uploads : null} actions={actions} />
        </section>
      )}
      {isIn && <MembersSection {...props} />}
      {workspace !== null && (
        <section class="setting" aria-label={leaveWords.title}>
          <LeaveForm waiting={sync?.waiting ?? 0} actions={actions} />
        </section>
      )}
    </section>
  )
}
