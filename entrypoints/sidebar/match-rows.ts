/** Which customer each row of a message list is of, all rows in one lookup. */
import { normaliseAddress } from '../../lib/domain/address'
import type { Account } from '../../lib/domain/model'
import { evidenceOf } from '../../lib/mail/match/evidence'
import { gather, type Gathered } from '../../lib/mail/match/gather'
import { lookUp } from '../../lib/mail/match/look-up'
import { isListed, ourSideOf } from '../../lib/mail/match/our-side'
import { askedOf, matchPerson } from '../../lib/mail/match/person-match'
import type { Directory, MatchInput } from '../../lib/mail/match-result'
import type { ListRow } from '../../lib/messages/list-report'
import type { Correspondent } from '../../lib/messages/page-report'

type Side = Pick<MatchInput, 'ownAddresses' | 'colleagueAddresses' | 'memberId'>

/** One key for who somebody is in a list: what its rows know of them. */
const keyOf = (address: string | null, name: string): string => address ?? `name ${name}`

/**
 * The account of each row, in their order: of the first of its people who is a customer's, certain or likely, and of one account only; null
 * for all others. Names alone are never asked for: a list of a hundred would be a hundred guesses.
 */
export async function matchRows(
  rows: readonly ListRow[],
  side: Side,
  directory: Directory,
): Promise<(Account | null)[]> {
  const people = rows.flatMap((row) => row.people)
  const input = { ...side, people: people.map(asAuthor) }
  const gathered = gather(input).filter(({ address }) => address !== null)
  const ours = ourSideOf(input)
  const found = await lookUp(
    { people: gathered.map(askedOf), byName: [], isOurs: (address) => isListed(address, ours), thread: null },
    directory,
  )
  const accounts = new Map(
    gathered.map((one: Gathered) => {
      const sure = evidenceOf(matchPerson(one, ours, found, input), found).filter(({ sureness }) => sureness !== 'hint')
      return [keyOf(one.address, one.person.name), sure.length === 1 ? (sure[0]?.account ?? null) : null] as const
    }),
  )
  return rows.map((row) => {
    const known = row.people.map(({ address, name }) =>
      accounts.get(keyOf(address === null ? null : normaliseAddress(address), name)),
    )
    return known.find((account) => account !== undefined && account !== null) ?? null
  })
}

/** A list shows whom a message is from, or to: each stands for themselves. */
const asAuthor = (person: Correspondent): Correspondent => ({ ...person, role: 'from' })
