/** How like two accounts are, and by what they are brought together (blocking). */
import { accountNameKey } from '../account-name'
import type { Account } from '../model'
import { companyKey } from './company-key'
import { likenessOf, type Evidence, type Likeness } from './evidence'
import { externalKeyEvidence, shared } from './shared-values'

type Compared = Pick<Account, 'name' | 'domains' | 'externalKeys' | 'country'>

export function accountLikeness(a: Compared, b: Compared): Likeness | null {
  const evidence: Evidence[] = externalKeyEvidence(a.externalKeys, b.externalKeys)
  for (const value of shared(a.domains, b.domains)) evidence.push({ kind: 'sameDomain', value })
  const [one, other] = [companyKey(a.name), companyKey(b.name)]
  if (accountNameKey(a.name) === accountNameKey(b.name))
    evidence.push({ kind: 'sameName', value: a.name }, { kind: 'sameCompanyName', value: one })
  else if (one !== '' && one === other) evidence.push({ kind: 'sameCompanyName', value: one })
  if (a.country !== null && b.country !== null && accountNameKey(a.country) !== accountNameKey(b.country))
    evidence.push({ kind: 'otherCountry', value: `${a.country}, ${b.country}` })
  return likenessOf(evidence)
}

/** Two accounts are compared where they have one of these in common. */
export function accountBlocks({ name, domains, externalKeys }: Compared): string[] {
  const key = companyKey(name)
  return [
    ...domains.map((domain) => `d ${domain}`),
    ...externalKeys.map((value) => `x ${value}`),
    ...(key === '' ? [] : [`n ${key}`]),
  ]
}
