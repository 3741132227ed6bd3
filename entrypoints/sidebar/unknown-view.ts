/** Somebody who is nobody's contact yet: to be added, asked about, or left alone. */
import type { OtherPerson, SidebarView } from '../../components/sidebar/view'
import { domainOf } from '../../lib/domain/address'
import { isFreeMail } from '../../lib/mail/mail-domains'
import type { AccountCandidate, MatchedPerson, MatchResult, Suggestion } from '../../lib/mail/match-result'
import { suggest } from '../../lib/mail/suggestion'
import type { Session } from './session'
import { privateTargetsOf } from './private-targets'
import { otherOf } from './shown-people'

/** Names a refusal of a hint that no contact stands for. */
export const refusalOf = ({ person, address }: MatchedPerson, accountId: string): string =>
  `${address ?? person.name} ${accountId}`

/** The hints that have not been refused. */
export function hintsLeft({ outcome, focus, candidates }: MatchResult, { refused }: Session): AccountCandidate[] {
  if (outcome !== 'ask' || focus === null) return []
  return candidates.filter(({ account }) => !refused.has(refusalOf(focus, account.id)))
}

/** @param isPrivate the never-log list keeps this message */
export function unknownView(
  found: MatchResult,
  focus: MatchedPerson,
  { others, isPrivate }: { others: OtherPerson[]; isPrivate: boolean },
): SidebarView {
  const suggestion = found.suggestion ?? withoutAccount(focus)
  if (suggestion === null || focus.decided?.decision === 'ignored') {
    const people = [otherOf(focus, new Map()), ...others]
    return { kind: 'internal', people, ignored: suggestion?.address ?? null }
  }
  const { name, address, account, companyName } = suggestion
  return {
    kind: 'unknown',
    form: { name, address, companyName: account?.name ?? companyName ?? '', accountId: account?.id ?? null },
    existing: account === null ? null : { id: account.id, name: account.name },
    isFreeMail: isFreeMail(domainOf(address)),
    failed: null,
    isPrivate,
    privateTargets: privateTargetsOf(address, true),
    others,
  }
}

/** A contact whose account is gone, deleted by a colleague perhaps: asked for anew, under the name they are known by. */
function withoutAccount({ match: found, address, person }: MatchedPerson): Suggestion | null {
  return address === null ? null : suggest(found.kind === 'contact' ? found.contact.name : person.name, address, null)
}
