/** The team page: joining and leaving go to the background, which holds the connection; the rest is asked of the server. */
import { useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { isAdmin } from '../../../components/workspace/team/team-model'
import { TeamPage } from '../../../components/workspace/team/team-page'
import {
  joinAnswerSchema,
  leaveAnswerSchema,
  type JoinAnswer,
  type RuntimeMessage,
} from '../../../lib/messages/runtime'
import type { SidelightDatabase } from '../../../lib/store/database'
import { tellBackground } from '../../wiring/background'
import { useLive } from '../../wiring/use-live'
import { page, type RouteProps } from '../page-state'
import { countUploads } from './count-uploads'
import { readCode } from './read-code'
import { useTeamLists } from './use-team-lists'

async function join(code: string, device: string): Promise<JoinAnswer> {
  const message: RuntimeMessage = { type: 'join', code, device }
  const answer = joinAnswerSchema.safeParse(await browser.runtime.sendMessage(message))
  return answer.success ? answer.data : { ok: false, reason: 'storageFailed' }
}

/** @returns whether the server was told; null where the team was not left */
async function leave(isWiped: boolean): Promise<boolean | null> {
  const message: RuntimeMessage = { type: 'leave', isWiped }
  const answer = leaveAnswerSchema.safeParse(await browser.runtime.sendMessage(message))
  return answer.success && answer.data.ok ? answer.data.isTold : null
}

const noUploads = async (): Promise<null> => null

export function TeamRoute({ db, team }: RouteProps) {
  const isAlone = team.server === null
  const [joinedWith, setJoinedWith] = useState<number | null>(null)
  const [left, setLeft] = useState<'told' | 'notTold' | null>(null)
  const uploads = useLive(`uploads ${isAlone}`, () => (isAlone ? countUploads(db) : noUploads()))
  const myRole = team.members.find(({ id }) => id === team.myId)?.role ?? 'viewer'
  const isIn = !isAlone && !team.wasPutOut
  const { lists, problem, actions } = useTeamLists(db, isIn, `${team.members.length} ${isAdmin(myRole)}`)
  return (
    <TeamPage
      workspace={isAlone ? null : (team.workspace ?? '')}
      wasPutOut={team.wasPutOut}
      members={team.members}
      myId={team.myId}
      myRole={myRole}
      sync={page.sync.value}
      now={page.now.value}
      uploads={uploads}
      joinedWith={joinedWith}
      left={left}
      lists={lists}
      problem={problem}
      actions={{
        ...actions,
        retry: () => tellBackground({ type: 'sync-now' }),
        readCode,
        copy: (text) => navigator.clipboard.writeText(text),
        async join(code, device) {
          const answer = await join(code, device)
          if (answer.ok) setJoinedWith(isAlone ? await countQueued(db) : null)
          return answer
        },
        async leave(isWiped) {
          const isTold = await leave(isWiped)
          if (isTold === null) return false
          setJoinedWith(null)
          setLeft(isTold ? 'told' : 'notTold')
          return true
        },
      }}
    />
  )
}

/** What joining has put in the queue. */
const countQueued = (db: SidelightDatabase): Promise<number> => db.outbox.count()
