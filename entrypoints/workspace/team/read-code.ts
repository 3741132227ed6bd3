/** What a pasted code says, before anything is sent. */
import type { TeamActions } from '../../../components/workspace/team/team-model'
import { parseJoinCode } from '../../../lib/sync/join'

export function readCode(code: string): ReturnType<TeamActions['readCode']> {
  const parsed = parseJoinCode(code)
  return parsed && { host: new URL(parsed.server).host, isInvitation: 'invitation' in parsed }
}
