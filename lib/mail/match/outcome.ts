/** What the evidence comes to: known, a question, a choice, or nobody. */
import type { AccountCandidate, MatchResult } from '../match-result'
import { capped } from './evidence'
import type { Focus } from './focus'
import { isOurs, type Seen } from './person-match'

type Outcome = Pick<MatchResult, 'outcome' | 'candidates' | 'isBulk'>

const isStrong = ({ sureness }: AccountCandidate): boolean => sureness !== 'hint'

/** Nothing but machines, roles and mailings wrote, and nobody known is among the people. */
function isBulkMail(seen: readonly Seen[], { focus }: Focus, candidates: readonly AccountCandidate[]): boolean {
  const authors = seen.filter((one) => one.matched.person.role === 'from' && one.isInHeader)
  if (authors.every((one) => isOurs(one) && !one.isRewritten)) return false
  const isKnown = seen.some(
    ({ matched: { match, decided } }) =>
      match.kind === 'contact' || decided?.decision === 'account' || decided?.decision === 'contact',
  )
  if (isKnown || authors.some(({ matched: { sort } }) => sort === 'person')) return false
  const { sort } = focus?.matched ?? {}
  // A role of an account we have is worth showing, and so is a person whom a list or a machine wrote for.
  const isWorth = sort === 'role' || (sort === 'person' && focus !== null && !authors.includes(focus))
  return !(isWorth && candidates.some(({ person }) => person === focus?.matched))
}

/** The accounts of the focus and of those with the same claim; where they are several, none is certain. */
function contested(candidates: readonly AccountCandidate[], { focus, equals }: Focus): AccountCandidate[] {
  const group = new Set([focus, ...equals].flatMap((one) => (one === null ? [] : [one.matched])))
  const rivals = candidates.filter((one) => group.has(one.person) && isStrong(one))
  if (equals.length === 0 || rivals.length < 2) return [...candidates]
  return candidates.map((one) => {
    if (!rivals.includes(one)) return one
    const named = new Set(one.against.map(({ detail }) => detail))
    const against = rivals
      .filter(({ account }) => account.id !== one.account.id && !named.has(account.name))
      .map(({ account }) => ({ kind: 'otherAccount' as const, detail: account.name }))
    return Object.assign({}, capped(one, 'likely'), { against: [...one.against, ...against] })
  })
}

export function outcomeOf(seen: readonly Seen[], focused: Focus, ranked: readonly AccountCandidate[]): Outcome {
  const { focus, equals } = focused
  const isBulk = isBulkMail(seen, focused, ranked)
  if (focus === null) {
    const isInternal = seen.some(({ matched: { match } }) => match.kind === 'colleague')
    return { outcome: isInternal ? 'internal' : 'nobody', candidates: [...ranked], isBulk }
  }
  const isDraft = seen.every(({ matched: { person } }) => person.role !== 'from')
  const candidates = isDraft ? [...ranked] : contested(ranked, focused)
  const authors = new Set(
    [focus, ...(focus.matched.person.role === 'from' ? equals : [])].map(({ matched }) => matched),
  )
  const own = candidates.filter(({ person }) => authors.has(person))
  const strong = own.filter(isStrong)
  const [first] = strong
  const isSettled = first?.how === 'chosen' && strong.filter(({ how }) => how === 'chosen').length === 1
  if (strong.length === 1 || isSettled) return { outcome: 'known', candidates, isBulk }
  if (strong.length > 1) return { outcome: 'choice', candidates, isBulk }
  if (own.length > 0) return { outcome: 'ask', candidates, isBulk }
  // A customer in copy of a stranger's mail is a hint, so a person is asked; what stands in its text alone is only offered.
  const headers = new Set(seen.filter(({ isInHeader }) => isInHeader).map(({ matched }) => matched))
  const isIgnored = focus.matched.decided?.decision === 'ignored'
  const isAsked = !isIgnored && candidates.some((one) => headers.has(one.person) && one.person.match.kind !== 'unknown')
  return {
    outcome: isAsked ? 'ask' : 'unknown',
    candidates: candidates.map((one) => (headers.has(one.person) ? capped(one, 'hint') : one)),
    isBulk,
  }
}
