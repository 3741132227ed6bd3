/** Who of the page's people is known, and which account the message belongs to, with the evidence (PRODUCT R2 to R5). */
import { leastCertainty } from '../messages/page-report'
import type { AccountCandidate, Directory, MatchInput, MatchResult, Sureness } from './match-result'
import { matchWays } from './match-result'
import { capped, evidenceOf } from './match/evidence'
import { focusOf, type Focus } from './match/focus'
import { gather, type Gathered } from './match/gather'
import { lookUp } from './match/look-up'
import { outcomeOf } from './match/outcome'
import { isListed, ourSideOf } from './match/our-side'
import { askedOf, isOurs, matchPerson, type Seen } from './match/person-match'
import { suggest } from './suggestion'

/** Names are asked for of authors, originals, and whom the page hides the address of; of so many at most. */
const mostNames = 50
/** A reading less sure than this is as good as a guess. */
const guessed = 0.5

const isWorthAName = ({ person, address, origin }: Gathered): boolean =>
  address === null || person.role === 'from' || origin !== null

/** How sure a candidate can be by how its person stands in the message; what stands in its text alone is an offer. */
function capOf(seen: Seen, { focus, most }: Focus): Sureness {
  if (seen === focus) return most
  return seen.isInHeader ? 'certain' : 'hint'
}

/** A reading that is not sure makes every match a question. */
function asRead(candidate: AccountCandidate, certainty: number): AccountCandidate {
  if (certainty >= leastCertainty) return candidate
  const most = certainty < guessed || candidate.sureness !== 'certain' ? 'hint' : 'likely'
  const against = [...candidate.against, { kind: 'unsureReading' as const, detail: '' }]
  return { ...capped(candidate, most), against }
}

const order = ({ how }: AccountCandidate): number => matchWays.indexOf(how)

/** The focus before the others, then by the way that led there; each account once. */
function rank(candidates: readonly AccountCandidate[], focus: Seen | null): AccountCandidate[] {
  const isOfFocus = ({ person }: AccountCandidate): number => Number(person === focus?.matched)
  const ranked = candidates.toSorted((a, b) => isOfFocus(b) - isOfFocus(a) || order(a) - order(b))
  const seen = new Set<string>()
  return ranked.filter(({ account: { id } }) => !seen.has(id) && seen.add(id))
}

/** Recognises everybody in a message or draft. Reads the directory in three rounds at most, however many people. */
export async function matchPeople(input: MatchInput, directory: Directory): Promise<MatchResult> {
  const ours = ourSideOf(input)
  const gathered = gather(input)
  const byName = gathered.filter(isWorthAName).slice(0, mostNames).map(askedOf)
  const found = await lookUp(
    {
      people: gathered.map(askedOf),
      byName,
      isOurs: (address) => isListed(address, ours),
      thread: input.thread ?? null,
    },
    directory,
  )
  const seen = gathered.map((one) => matchPerson(one, ours, found, input))
  const focused = focusOf(seen)
  const { focus } = focused
  const candidates = seen.flatMap((one) =>
    evidenceOf(one, found).map((candidate) => asRead(capped(candidate, capOf(one, focused)), input.certainty ?? 1)),
  )
  const decided = outcomeOf(seen, focused, rank(candidates, focus))
  return {
    ...decided,
    people: seen.map(({ matched }) => matched),
    originals: seen.flatMap((one) =>
      one.origin === null || isOurs(one) ? [] : [{ how: one.origin, person: one.matched }],
    ),
    isByUs: isByUs(seen),
    focus: focus?.matched ?? null,
    suggestion: suggestionFor(focus, decided.candidates),
  }
}

function isByUs(seen: readonly Seen[]): boolean {
  const authors = seen.filter(({ matched: { person }, isInHeader }) => person.role === 'from' && isInHeader)
  return authors.length > 0 && authors.every((author) => isOurs(author) && !author.isRewritten)
}

/** "Add", for a focus with an address that is no contact yet and no list's. */
function suggestionFor(focus: Seen | null, candidates: readonly AccountCandidate[]): MatchResult['suggestion'] {
  if (focus === null || focus.isRewritten) return null
  const { address, match, person } = focus.matched
  if (address === null || match.kind === 'contact') return null
  const own = candidates.find((one) => one.person === focus.matched && one.how !== 'name')
  return suggest(person.name, address, own?.account ?? null)
}
