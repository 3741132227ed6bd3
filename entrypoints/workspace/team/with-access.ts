/** What is asked of the team's server over HTTP, with this device's token. */
import type { SidelightDatabase } from '../../../lib/store/database'
import { readMeta } from '../../../lib/store/meta'
import type { MemberAnswer } from '../../../lib/sync/ask-server'
import type { ServerAccess } from '../../../lib/sync/ticket'
import { tellBackground } from '../../wiring/background'

async function accessOf(db: SidelightDatabase): Promise<ServerAccess | null> {
  const [server, token] = [await readMeta(db, 'server'), await readMeta(db, 'token')]
  return server !== null && token !== null ? { server, token } : null
}

export async function withAccess<T>(
  db: SidelightDatabase,
  work: (access: ServerAccess) => Promise<MemberAnswer<T>>,
): Promise<MemberAnswer<T>> {
  const access = await accessOf(db)
  const answer: MemberAnswer<T> = access ? await work(access) : { ok: false, reason: 'unauthorized' }
  // The connection tells the person what that means.
  if (!answer.ok && answer.reason === 'unauthorized') tellBackground({ type: 'sync-now' })
  return answer
}
