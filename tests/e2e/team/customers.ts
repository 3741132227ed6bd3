/** Customers of the tests' team. */
import type { TestCustomer } from './team'

const companies = [
  'Acme',
  'Borealis',
  'Cobalt',
  'Dunmore',
  'Everline',
  'Fjordal',
  'Gantry',
  'Hollis',
  'Ironwood',
  'Juniper',
  'Kestrel',
  'Larkspur',
  'Meridian',
  'Northgate',
  'Ottavia',
  'Pemberton',
  'Quillon',
  'Ravenna',
  'Solstice',
  'Tamarack',
  'Umbria',
  'Verdant',
  'Westbrook',
  'Xylem',
  'Yarrow',
  'Zephyr',
  'Alderney',
  'Bramble',
  'Caldera',
  'Drayton',
]

/** Thirty customers with one person each: `Kim Acme <kim@acme.test>` at "Acme Ltd" and so on. */
export const customers: readonly TestCustomer[] = companies.map((company) => ({
  name: `${company} Ltd`,
  domain: `${company.toLowerCase()}.test`,
  person: `Kim ${company}`,
  email: `kim@${company.toLowerCase()}.test`,
}))

/** A customer by its place, which wraps round. */
export function customerAt(index: number): TestCustomer {
  const customer = customers[index % customers.length]
  if (customer === undefined) throw new Error('There are no customers.')
  return customer
}

/** The From header of a customer's person. */
export function fromHeader(customer: TestCustomer): string {
  return `${customer.person} <${customer.email}>`
}
