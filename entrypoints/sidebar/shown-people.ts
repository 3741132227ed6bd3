/** People of a message or draft, as the sidebar names them. */
import type { OtherPerson, ShownPerson } from '../../components/sidebar/view'
import type { Account } from '../../lib/domain/model'
import type { MatchedPerson, MatchResult } from '../../lib/mail/match-result'

export function shownPerson({ person, address, match: found }: MatchedPerson): ShownPerson {
  const contact = found.kind === 'contact' ? found.contact : null
  return {
    name: contact?.name ?? person.name,
    address: address ?? person.address,
    title: contact?.title ?? null,
    contactId: contact?.id ?? null,
    formOfAddress: contact?.formOfAddress ?? null,
  }
}

export function accountNames({ candidates }: Pick<MatchResult, 'candidates'>): Map<string, Account> {
  return new Map(candidates.map(({ account }) => [account.id, account]))
}

export function othersOf(found: MatchResult): OtherPerson[] {
  const names = accountNames(found)
  return found.people
    .filter((one) => one !== found.focus && one.match.kind !== 'self')
    .map((one) => otherOf(one, names))
}

export function otherOf(
  { person, address, match: found }: MatchedPerson,
  accounts: ReadonlyMap<string, Account>,
): OtherPerson {
  const ids = found.kind === 'contact' ? found.contact.accountIds : found.kind === 'domain' ? found.accountIds : []
  const account = ids.map((id) => accounts.get(id)).find((one) => one !== undefined)
  return {
    name: found.kind === 'contact' ? found.contact.name : person.name,
    address: address ?? person.address,
    kind: found.kind === 'colleague' || found.kind === 'self' ? 'colleague' : ids.length > 0 ? 'customer' : 'unknown',
    accountName: account?.name ?? null,
  }
}

export function contactsAt(people: readonly MatchedPerson[], accountId: string): string[] {
  return people.flatMap(({ match: found }) =>
    found.kind === 'contact' && found.contact.accountIds.includes(accountId) ? [found.contact.id] : [],
  )
}

/** Of the contacts that a log would name, as they are called here. */
export function namesAt(people: readonly MatchedPerson[], accountId: string): string[] {
  return people.flatMap(({ match: found }) =>
    found.kind === 'contact' && found.contact.accountIds.includes(accountId) ? [found.contact.name] : [],
  )
}
