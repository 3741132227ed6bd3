/** A candidate as the sidebar shows it: what led to the account, how sure that is, what speaks against it. */
import type { Candidate, Evidence } from '../../components/sidebar/view'
import type { AccountCandidate } from '../../lib/mail/match-result'
import { showAccount } from '../wiring/show-account'
import type { Team } from '../wiring/team'

export const evidenceOf = ({ how, because, sureness, against }: AccountCandidate): Evidence => ({
  how,
  because,
  sureness,
  against,
})

/** The decision that the candidate rests on, to be taken back; null where a person decided nothing of it. */
export const decisionOf = ({ how, person }: AccountCandidate): string | null =>
  how === 'chosen' ? (person.decided?.id ?? null) : null

export function candidateOf(candidate: AccountCandidate, team: Team): Candidate {
  const { account, contact } = candidate
  return {
    ...evidenceOf(candidate),
    account: showAccount(account, team),
    contact: contact === null ? null : { id: contact.id, name: contact.name },
  }
}
