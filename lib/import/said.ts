/** What a file says of an account's tier and stage, as changes of the account's fields. */
import type { Account, Day } from '../domain/model'
import type { AccountSaid } from './draft'

type Changes = Partial<Pick<Account, 'approvedTier' | 'relationship' | 'lost' | 'openOffer'>>

/**
 * The fields that what was said changes; none where the account says the same already, so that the same file read on another day
 * changes nothing. A stage is computed from facts (MODEL, C2): a file's word sets the facts it stands for (not yet a customer, an
 * open opportunity, a customer, lost), never an override. Who is a customer by an order or by hand is not made a prospect.
 * @param today the day on which a tier is approved, an opportunity opened, an account lost, where the file does not say
 */
export function changesSaid(
  before: Pick<Account, 'approvedTier' | 'relationship' | 'lost' | 'openOffer'> | null,
  said: AccountSaid,
  today: Day,
): Changes {
  const changes: Changes = {}
  if (said.tier !== undefined && before?.approvedTier?.tier !== said.tier)
    changes.approvedTier = { tier: said.tier, on: today }
  const { stage } = said
  if (stage === 'prospect' || stage === 'converting') {
    if ((before?.relationship ?? 'unknown') === 'unknown') changes.relationship = 'notYet'
    if (stage === 'converting' && (before?.openOffer ?? null) === null && before?.relationship !== 'customer')
      changes.openOffer = { kind: 'opportunity', since: today }
    // A file that knows of no open offer any more closes it.
    if (stage === 'prospect' && (before?.openOffer ?? null) !== null && before?.relationship !== 'customer')
      changes.openOffer = null
  } else if (stage === 'lost') {
    if ((before?.lost ?? null) === null) changes.lost = { on: today, reason: said.lostReason ?? '' }
  } else if (stage !== undefined && before?.relationship !== 'customer') changes.relationship = 'customer'
  return changes
}
