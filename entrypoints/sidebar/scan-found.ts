/** The companies to propose: those likely by the counts, less those that need no proposal. */
import type { Proposal } from '../../components/first-minutes/model'
import type { SidelightDatabase } from '../../lib/store/database'
import { proposeCompanies } from './scan-proposals'
import type { TalliedPerson } from './scan-tally'
import { settledAmong } from './settled-people'

/** Looked up in the store for ten that are proposed: some of the likeliest are customers already. */
const mostLookedUp = 60
/** PRODUCT T5: ten companies proposed. */
const mostProposed = 10

export async function findProposals(
  db: SidelightDatabase,
  people: readonly TalliedPerson[],
  isOurs: (address: string) => boolean,
): Promise<Omit<Proposal, 'answer' | 'since'>[]> {
  const likely = proposeCompanies(people, isOurs, mostLookedUp)
  const addresses = likely.flatMap((proposal) => proposal.people.map(({ address }) => address))
  const isSettled = await settledAmong(db, addresses)
  // One known person settles the company.
  const settled = new Set(
    likely.filter((proposal) => proposal.people.some(({ address }) => isSettled(address))).map(({ key }) => key),
  )
  return likely.filter(({ key }) => !settled.has(key)).slice(0, mostProposed)
}
