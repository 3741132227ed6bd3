/** A small team's accounts of which mail alone is known: no revenue, no use, no survey. */
import { emptyAccount, emptyContact } from '../../../lib/domain/default-account'
import type { Account, Contact, Interaction } from '../../../lib/domain/model'
import { morningAgo } from '../days-ago'

/** Days ago on which they wrote, and whether their last mail was answered. */
interface Habit {
  kind: 'weekly' | 'monthly' | 'new' | 'silent' | 'owed'
  theirs: number[]
  isAnswered: boolean
}

const every = (days: number, count: number, last: number): number[] =>
  Array.from({ length: count }, (_, index) => last + days * index)

/** Five habits in turn, so that each is met six times among thirty. */
export const habits: readonly Habit[] = [
  { kind: 'weekly', theirs: every(7, 14, 3), isAnswered: true },
  { kind: 'monthly', theirs: every(28, 9, 12), isAnswered: true },
  { kind: 'new', theirs: [4, 11, 20], isAnswered: true },
  { kind: 'silent', theirs: every(7, 12, 70), isAnswered: true },
  { kind: 'owed', theirs: every(9, 10, 5), isAnswered: false },
]

export interface MailAlone {
  name: string
  domain: string
  person: string
  email: string
  habit: Habit
}

const names = ['Aspen', 'Birch', 'Cedar', 'Delta', 'Elm', 'Fjord', 'Grove', 'Heath', 'Iris', 'Juniper']
const trades = ['Looms', 'Tools', 'Paper']

/** Thirty accounts. */
export const mailAlone: readonly MailAlone[] = names
  .flatMap((name) => trades.map((trade) => `${name} ${trade}`))
  .map((name, index) => {
    const domain = `${name.toLowerCase().replace(' ', '-')}.test`
    const [habit = { kind: 'new', theirs: [4], isAnswered: true }] = habits.slice(index % habits.length)
    return { name, domain, person: `Pat ${name}`, email: `pat@${domain}`, habit }
  })

/** When we answered: the day after, but for a last mail that is still open. */
export function ourDays({ theirs, isAnswered }: Habit): number[] {
  return theirs.slice(isAnswered ? 0 : 1).map((day) => day - 0.9)
}

interface Rows extends Record<string, object[]> {
  accounts: Account[]
  contacts: Contact[]
  interactions: Interaction[]
  staleAccounts: { accountId: string; mark: string }[]
}

/** Their rows, as one member's log of a year makes them. */
export function mailAloneRows(memberId: string): Rows {
  const rows: Rows = { accounts: [], contacts: [], interactions: [], staleAccounts: [] }
  for (const [index, { name, domain, person, email, habit }] of mailAlone.entries()) {
    const [accountId, contactId] = [`account-${index}`, `contact-${index}`]
    const madeAt = morningAgo(300)
    rows.accounts.push({ ...emptyAccount(accountId, name, madeAt), domains: [domain], ownerId: memberId })
    rows.contacts.push({ ...emptyContact(contactId, person, madeAt), emails: [email], accountIds: [accountId] })
    rows.staleAccounts.push({ accountId, mark: accountId })
    const said = [
      ...habit.theirs.map((day) => ({ day, direction: 'in' as const })),
      ...ourDays(habit).map((day) => ({ day, direction: 'out' as const })),
    ]
    for (const { day, direction } of said) {
      const at = morningAgo(day)
      rows.interactions.push({
        id: `${accountId}-${direction}-${day}`,
        createdAt: at,
        deletedAt: null,
        accountId,
        contactIds: [contactId],
        kind: 'email',
        direction,
        at,
        recordedAt: at,
        summary: `${name}: order of the month`,
        strongKey: null,
        weakKey: null,
        threadKey: null,
        loggedBy: [memberId],
      })
    }
  }
  return rows
}
