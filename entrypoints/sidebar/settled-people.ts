/** Who needs no proposal: contacts, people of known accounts, those one chose not to be asked about, and the never-log list. */
import { domainOf } from '../../lib/domain/address'
import { companyDomains } from '../../lib/mail/mail-domains'
import type { SidelightDatabase } from '../../lib/store/database'
import { createDirectory } from '../../lib/store/directory'
import { areNeverLogged } from '../../lib/store/never-log'
import { identitiesAbout } from '../../lib/store/identities'

const domainsOf = (address: string): string[] => companyDomains(domainOf(address))

/** One round for contacts, accounts, decisions and the list. @param addresses normalised */
export async function settledAmong(
  db: SidelightDatabase,
  addresses: readonly string[],
): Promise<(address: string) => boolean> {
  const directory = createDirectory(db)
  const [contacts, accounts, decisions, isPrivate] = await Promise.all([
    directory.contactsByAddress(addresses),
    directory.accountsByDomain([...new Set(addresses.flatMap(domainsOf))]),
    identitiesAbout(db, { addresses, names: [], thread: null }),
    areNeverLogged(
      db,
      addresses.map((address) => ({ addresses: [address], thread: null })),
    ),
  ])
  const known = new Set([
    ...contacts.flatMap(({ emails }) => emails),
    ...decisions.flatMap(({ address }) => (address === null ? [] : [address])),
    ...addresses.filter((_, index) => isPrivate[index]),
  ])
  const taken = new Set(accounts.flatMap(({ domains }) => domains))
  return (address) => known.has(address) || domainsOf(address).some((domain) => taken.has(domain))
}
