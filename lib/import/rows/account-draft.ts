/** The account that a line names. */
import { domainOf } from '../../domain/address'
import type { AccountDraft, AccountSaid } from '../draft'
import { readStage, readTier } from '../values/read-words'
import type { RowContext } from './context'
import { customOf } from './custom-cells'
import { contractOf, termsOf } from './account-terms'
import type { LineCells } from './line-cells'
import { webDomain } from './web-domain'

/** An account that is only named: a parent, a referrer. */
export function namedAccount(name: string): AccountDraft {
  return {
    collection: 'accounts',
    keys: { externalKeys: [], domains: [], name },
    isNameGuessed: false,
    mailDomains: [],
    fields: {},
    said: {},
    parent: null,
    referredBy: null,
  }
}

/**
 * The line's account; null where nothing names one: no name, number, domain, nor an address at a company's own domain.
 * @param emails the addresses of the line's person
 */
export function accountOf(cells: LineCells, emails: readonly string[], context: RowContext): AccountDraft | null {
  const domains = domainsOf(cells)
  const mailDomains = [...new Set(emails.map(domainOf))].filter((domain) => !context.isFreeMail(domain))
  const number = cells.texts('account.id')[0] ?? null
  const said = cells.text('account.name')
  const name = said ?? number ?? domains[0] ?? mailDomains[0] ?? null
  if (name === null) return null
  const custom = customOf(cells, 'account.custom')
  const tags = cells.texts('account.tags', ',')
  return {
    ...namedAccount(name),
    keys: {
      externalKeys: number === null ? [] : [`${context.plan.source}:${number}`],
      domains: ownDomains(domains, mailDomains, said, number),
      name,
    },
    isNameGuessed: said === null,
    mailDomains,
    fields: {
      ...plainOf(cells),
      ...contractOf(cells),
      ...termsOf(cells, context),
      ...(tags.length > 0 ? { tags: [...tags] } : {}),
      ...(Object.keys(custom).length > 0 ? { custom } : {}),
    },
    said: saidOf(cells),
  }
}

/** Where nothing else names the account, the domain of the person's address does. */
function ownDomains(domains: string[], mailDomains: string[], name: string | null, number: string | null): string[] {
  return domains.length > 0 || name !== null || number !== null ? domains : mailDomains.slice(0, 1)
}

function domainsOf(cells: LineCells): string[] {
  const domains: string[] = []
  for (const { column, text } of cells.all('account.domain'))
    for (const each of text.split(/[\s,;，；]+|:::/)) {
      const domain = each === '' ? '' : webDomain(each)
      if (domain === null) cells.note(column.header, 'notADomain', { text: each.slice(0, 80) })
      else if (domain !== '') domains.push(domain)
    }
  return [...new Set(domains)]
}

function plainOf(cells: LineCells): AccountDraft['fields'] {
  const fields: AccountDraft['fields'] = {}
  const industry = cells.text('account.industry')
  const country = cells.text('account.country')
  const source = cells.text('account.source')
  const employees = employeesOf(cells)
  if (industry !== null) fields.industry = industry
  if (country !== null) fields.country = country
  if (source !== null) fields.source = source
  if (employees !== null) fields.employees = employees
  return fields
}

/** A number, or the lower end of a range: `51-200`, `50人以下`. */
function employeesOf(cells: LineCells): number | null {
  const cell = cells.all('account.employees')[0]
  if (cell === undefined) return null
  const range = /^\D*(\d+)\s*(?:[-–~至]\s*\d+|\+|人.*|以上|以下)\s*\D*$/.exec(cell.text)
  if (range !== null) return Number(range[1])
  const value = cells.number('account.employees', 0, 100_000_000)
  return value === null ? null : Math.round(value)
}

function saidOf(cells: LineCells): AccountSaid {
  const said: AccountSaid = {}
  const tier = cells.word('account.tier', readTier, 'notATier')
  const stage = cells.word('account.stage', readStage, 'notAStage')
  const lostReason = cells.text('account.lostReason')
  const owner = cells.text('account.owner')
  if (tier !== null) said.tier = tier
  // Not lost says no more than that: a prospect is not lost either.
  const isLost = cells.yesNo('account.churned') === true
  if (isLost) said.stage = 'lost'
  else if (stage !== null) said.stage = stage
  if (lostReason !== null) said.lostReason = lostReason
  if (owner !== null) said.owner = owner
  return said
}
