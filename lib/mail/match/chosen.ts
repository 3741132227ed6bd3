/** The account that a person chose. */
import { doubtsOf, otherAccounts, type Led } from './doubts'
import type { Found } from './found'
import { mostLikely, type Seen } from './person-match'

/** By a person's own decision; void when what they chose is gone. */
export function byDecision(seen: Seen, found: Found): Led[] {
  const { decided, address, person } = seen.matched
  if (decided?.decision !== 'account' && decided?.decision !== 'contact') return []
  const because = address ?? person.name
  const asked = { address, name: person.name }
  const contact = decided.decision === 'contact' ? found.contact(decided.contactId) : null
  const chosen = found.account(decided.accountId)
  if (contact !== null) {
    const all = found.accountsOf(contact)
    const accounts = chosen !== null && all.some(({ id }) => id === chosen.id) ? [chosen] : all
    return accounts.map((account) => ({ account, how: 'chosen', because, sureness: 'certain', against: [], contact }))
  }
  if (chosen === null) return []
  // The contact may have been put at another account since: then the choice is old.
  const holders = found.contactsOf(asked)
  const holder = holders.find((one) => one.contact.accountIds.includes(chosen.id))
  const elsewhere = holder === undefined ? holders.flatMap((one) => found.accountsOf(one.contact)) : []
  const shown = holder?.contact ?? mostLikely(holders, person.name)?.contact
  const differs = shown === undefined ? [] : doubtsOf(shown, seen, found).against
  const against = [...otherAccounts(elsewhere, chosen), ...differs.filter(({ kind }) => kind === 'nameDiffers')]
  const sureness = elsewhere.length === 0 ? 'certain' : 'likely'
  return [{ account: chosen, how: 'chosen', because, sureness, against, contact: holder?.contact ?? null }]
}
