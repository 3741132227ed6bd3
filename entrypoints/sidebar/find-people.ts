/** Recognises the people of a report in the rounds of one read transaction; the rows of the likely accounts are asked for ahead. */
import type { Identity } from '../../lib/domain/model'
import { matchPeople } from '../../lib/mail/matching'
import type { MatchInput, MatchResult } from '../../lib/mail/match-result'
import type { PageReport } from '../../lib/messages/page-report'
import type { SidelightDatabase } from '../../lib/store/database'
import { createDirectory } from '../../lib/store/directory'
import type { ReadCardRows } from '../wiring/card-rows'
import type { Team } from '../wiring/team'

/** Of more accounts than these, most are not shown. */
const mostReadAhead = 3

export interface FoundPeople {
  found: MatchResult
  /** Decisions about anybody in the message, whether they hold or not. */
  decisions: Identity[]
}

type About = Pick<MatchInput, 'people' | 'originals' | 'traits' | 'thread'>
type Source = Pick<PageReport, 'ownAddresses' | 'certainty'>

/** Ourselves and the colleagues, as the page and the team tell. */
export function ourSideOf(team: Team, ownAddresses: readonly string[]) {
  const mine = team.members.find((member) => member.id === team.myId)
  const decided = (isMine: boolean): string[] =>
    team.decided.flatMap(({ address, decision, memberId }) =>
      address !== null && (decision === 'own' && memberId === team.myId) === isMine ? [address] : [],
    )
  const colleagues = team.members.filter((member) => member !== mine).map((member) => member.email)
  return {
    ownAddresses: [...ownAddresses, ...(mine ? [mine.email] : []), ...decided(true)],
    colleagueAddresses: [...colleagues, ...decided(false)],
    ownNames: [team.myName],
    memberId: team.myId,
  }
}

export async function findPeople(
  about: About,
  source: Source,
  { db, team }: { db: SidelightDatabase; team: Team },
  read: ReadCardRows | null,
): Promise<FoundPeople> {
  const directory = createDirectory(db)
  let decisions: Identity[] = []
  const found = await matchPeople(
    { ...about, ...ourSideOf(team, source.ownAddresses), certainty: source.certainty },
    {
      ...directory,
      accountsById(ids) {
        // Asked for in the same breath as the account, which is nearly always the one that is shown.
        const ahead = read !== null && ids.length <= mostReadAhead ? ids.map(read) : []
        // Whoever needs the rows awaits the same promise, and hears of its failure there.
        for (const rows of ahead) rows.catch(() => undefined)
        return directory.accountsById(ids)
      },
      async identitiesAbout(asked) {
        decisions = await directory.identitiesAbout(asked)
        return decisions
      },
    },
  )
  return { found, decisions }
}
