/** Joining: the code goes to the background, which holds the connection. */
import { browser } from 'wxt/browser'
import { TeamPage } from '../../components/workspace/team-page'
import { joinAnswerSchema, type JoinAnswer, type RuntimeMessage } from '../../lib/messages/runtime'
import type { RouteProps } from './page-state'

async function join(code: string): Promise<JoinAnswer> {
  const message: RuntimeMessage = { type: 'join', code }
  const answer = joinAnswerSchema.safeParse(await browser.runtime.sendMessage(message))
  return answer.success ? answer.data : { ok: false, reason: 'storageFailed' }
}

export function TeamRoute({ team }: RouteProps) {
  const workspace = team.server === null ? null : (team.workspace ?? '')
  return (
    <TeamPage workspace={workspace} mayRejoin={team.wasPutOut} members={team.members} myId={team.myId} join={join} />
  )
}
