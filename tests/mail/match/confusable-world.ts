/** Companies and people that are easily taken for one another, what a team's rows say of them, and the truth. */
import * as fc from 'fast-check'
import type { Account, Contact } from '../../../lib/domain/model'
import { accountAt, contactOf } from '../people-on-file'

/** Draws values that shrink. */
export class Dice {
  readonly #g: fc.GeneratorValue
  constructor(g: fc.GeneratorValue) {
    this.#g = g
  }
  below(limit: number): number {
    return this.#g(fc.nat, { max: limit - 1 })
  }
  /** True once in so many times; false is the simpler. */
  oneIn(times: number): boolean {
    return this.below(times) === times - 1
  }
  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('There is nothing to pick from.')
    return item
  }
}

export interface Company {
  domain: string
  /** Null for a company that is no account. */
  account: Account | null
}

/** Whether the team's rows tell of the person truly. */
export type Filed =
  | 'nowhere'
  | 'truly'
  /** Works for one company and is filed at another on purpose: an agent. */
  | 'asAgent'
  /** Has moved, and the rows know. */
  | 'afterMove'
  /** Has moved; the new address is known, the account is the old one's. */
  | 'beforeMove'
  | 'atTwo'

export interface Person {
  name: string
  filed: Filed
  /** The account their mail belongs to; null for none; 'either' where even a person would have to ask. */
  account: Account | null | 'either'
  work: string
  /** Where they worked before; somebody else may have it now. */
  formerWork: string | null
  formerAccount: Account | null
  home: string
  isHomeFiled: boolean
  contact: Contact | null
}

export interface World {
  companies: Company[]
  accounts: Account[]
  contacts: Contact[]
  people: Person[]
  /** A mailing list's own address, maybe on file as if it were somebody. */
  list: string
}

const givenNames = ['Ana', 'Bo', 'Wei', 'Maria']
const familyNames = ['López', 'Li', 'Chen']
const homes = ['gmail.com', 'qq.com', 'outlook.com', 'proton.me', 'yahoo.com']

function makeCompanies(dice: Dice): Company[] {
  const acme = accountAt('Acme', ['acme.example', ...(dice.oneIn(3) ? ['acme.example.com'] : [])])
  const companies: Company[] = [
    { domain: 'acme.example', account: acme },
    { domain: 'globex.example', account: accountAt('Globex', ['globex.example']) },
    { domain: 'initech.example', account: null },
    // A subsidiary with a subdomain, or with the parent's own addresses.
    {
      domain: dice.pick(['labs.acme.example', 'acme.example']),
      account: accountAt('Acme Labs', ['labs.acme.example']),
    },
  ]
  if (dice.oneIn(2))
    companies.push(
      { domain: 'park.example', account: accountAt('North', ['park.example']) },
      { domain: 'park.example', account: accountAt('South', ['park.example', 'gmail.com']) },
    )
  return companies
}

function localPart(dice: Dice, name: string): string {
  const [given = '', family = ''] = name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .split(' ')
  return dice.pick([`${given}.${family}`, given, `${given.charAt(0)}${family}`])
}

function makePerson(dice: Dice, companies: readonly Company[], taken: Set<string>): Person {
  const name = `${dice.pick(givenNames)} ${dice.pick(familyNames)}`
  /** No two people have one mailbox, in any spelling. */
  const free = (local: string, domain: string): string => {
    const key = (tried: string): string => `${tried.replaceAll('.', '')}@${domain}`
    const number = Array.from({ length: 99 }, (_, index) => (index === 0 ? '' : String(index))).find(
      (each) => !taken.has(key(local + each)),
    )
    const address = `${local}${number ?? ''}@${domain}`
    taken.add(key(address.slice(0, -domain.length - 1)))
    return address
  }
  const company = dice.pick(companies)
  const filed = dice.pick(['nowhere', 'truly', 'truly', 'asAgent', 'afterMove', 'beforeMove', 'atTwo'] as const)
  const others = companies.filter(
    ({ account, domain }) => account !== null && account !== company.account && domain !== company.domain,
  )
  const other = dice.pick(others)
  const hasMoved = filed === 'afterMove' || filed === 'beforeMove'
  const person: Person = {
    name,
    filed,
    account: company.account,
    work: free(localPart(dice, name), company.domain),
    formerWork: hasMoved ? free(localPart(dice, name), other.domain) : null,
    formerAccount: hasMoved ? other.account : null,
    home: free(localPart(dice, name), dice.pick(homes)),
    isHomeFiled: dice.oneIn(2),
    contact: null,
  }
  return { ...person, ...fileAway(person, company, other, dice.oneIn(2)) }
}

/** What the team's rows say. */
function fileAway(person: Person, company: Company, other: Company, isNewestFirst: boolean): Partial<Person> {
  const { filed, name, work, formerWork, home } = person
  const mine = company.account === null ? [] : [company.account]
  const theirs = other.account === null ? [] : [other.account]
  const worked = formerWork === null ? [work] : isNewestFirst ? [work, formerWork] : [formerWork, work]
  const emails = [...worked, ...(person.isHomeFiled ? [home] : [])]
  const file = (accounts: Account[]): Contact => ({ ...contactOf(name, emails, accounts), id: work })
  switch (filed) {
    case 'nowhere':
      return { isHomeFiled: false }
    case 'asAgent':
      // An agent's own company is no account; of an account's employee the row would simply be wrong.
      return company.account === null ? { contact: file(theirs), account: theirs[0] ?? null } : { contact: file(mine) }
    case 'atTwo':
      return { contact: file([...mine, ...theirs]), account: mine.length === 0 ? (theirs[0] ?? null) : 'either' }
    case 'beforeMove':
      return { contact: file(theirs) }
    default:
      return { contact: file(mine) }
  }
}

export function makeWorld(dice: Dice): World {
  const companies = makeCompanies(dice)
  const taken = new Set<string>()
  const people = Array.from({ length: 3 + dice.below(6) }, () => makePerson(dice, companies, taken))
  const contacts = people.flatMap(({ contact }) => (contact === null ? [] : [contact]))
  // The successor has the address of whoever left, and the row of whoever left still has it.
  for (const { formerWork, formerAccount } of people)
    if (formerWork !== null && dice.oneIn(4)) {
      const isFiled = dice.oneIn(2)
      const name = `${dice.pick(givenNames)} Successor`
      const employers = formerAccount === null ? [] : [formerAccount]
      const contact = { ...contactOf(name, [formerWork], employers), id: `next ${formerWork}` }
      if (isFiled) contacts.push(contact)
      people.push({
        name,
        filed: isFiled ? 'beforeMove' : 'nowhere',
        account: formerAccount,
        work: formerWork,
        formerWork: null,
        formerAccount: null,
        home: `successor${people.length}@gmail.com`,
        isHomeFiled: false,
        contact: isFiled ? contact : null,
      })
    }
  const list = dice.pick(['dev@lists.example', 'dev@googlegroups.com', 'sales@acme.example', 'dev@ourco.example'])
  const accounts = [...new Set(companies.flatMap(({ account }) => (account === null ? [] : [account])))]
  if (dice.oneIn(3)) contacts.push({ ...contactOf('Dev List', [list], [dice.pick(accounts)]), id: 'list' })
  return { companies, accounts, contacts, people, list }
}
