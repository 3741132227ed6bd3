/** Which companies, and which people with free mail, one really writes with: two-way mail first (PRODUCT R7). */
import type { Proposal } from '../../components/first-minutes/model'
import { sortOfAddress } from '../../lib/domain/address-sort'
import { suggestCompany, suggestName } from '../../lib/mail/suggestion'
import { companyOf } from './our-people'
import type { TalliedPerson } from './scan-tally'

/** Who was never answered writes at least so often before they are proposed. */
const leastUnanswered = 3

type Unanswered = Omit<Proposal, 'answer' | 'since'>

/** The likeliest first; one's own company, machines and mailings are left out. */
export function proposeCompanies(
  people: readonly TalliedPerson[],
  isOurs: (address: string) => boolean,
  most: number,
): Unanswered[] {
  const groups = new Map<string, TalliedPerson[]>()
  for (const person of people) {
    const { address } = person
    const sort = sortOfAddress(address)
    if (sort === 'noReply' || sort === 'bulk' || isOurs(address)) continue
    const key = companyOf(address) ?? address
    groups.set(key, [...(groups.get(key) ?? []), person])
  }
  return [...groups]
    .map(([key, members]) => ({ proposal: proposalOf(key, members), twoWay: twoWayOf(members) }))
    .filter(({ proposal }) => proposal.sent > 0 || proposal.received >= leastUnanswered)
    .toSorted(
      (a, b) =>
        b.twoWay - a.twoWay ||
        b.proposal.sent - a.proposal.sent ||
        b.proposal.received - a.proposal.received ||
        (b.proposal.lastAt ?? '').localeCompare(a.proposal.lastAt ?? ''),
    )
    .slice(0, most)
    .map(({ proposal }) => proposal)
}

const total = (members: readonly TalliedPerson[], way: 'received' | 'sent'): number =>
  members.reduce((sum, member) => sum + member[way], 0)

/** Messages that went to and fro: the fewer of the two ways. */
const twoWayOf = (members: readonly TalliedPerson[]): number =>
  Math.min(total(members, 'received'), total(members, 'sent'))

function proposalOf(key: string, members: readonly TalliedPerson[]): Unanswered {
  const busiest = members.toSorted((a, b) => b.received + b.sent - (a.received + a.sent))
  const [first] = busiest
  const domain = key.includes('@') ? null : key
  const name = domain === null ? suggestName(first?.name ?? '', key) : (suggestCompany(domain) ?? domain)
  return {
    key,
    name,
    domain,
    people: busiest.map((member) => ({ name: suggestName(member.name, member.address), address: member.address })),
    received: total(members, 'received'),
    sent: total(members, 'sent'),
    lastAt: members
      .map(({ lastAt }) => lastAt)
      .reduce((one, other) => ((other ?? '') > (one ?? '') ? other : one), null),
  }
}
