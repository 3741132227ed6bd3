/** What this mailbox tells of an account or a person, for the card: read after the card is painted, which nothing of it holds up. */
import type { CardModel } from '../../components/sidebar/view'
import type { Verdict } from '../../lib/domain/insight'
import { mailboxRhythm, type MailboxRhythm } from '../../lib/domain/mailbox-rhythm'
import { findPersonVerdict, findVerdict } from '../../lib/domain/verdict'
import { isFreeMail, registrableDomain } from '../../lib/mail/mail-domains'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadCoverage } from '../../lib/store/folder-coverage'
import { sightingsOf, type Sighted } from '../../lib/store/sightings'
import { nextStepOf } from './next-step'
import { choices } from './person-choices'
import { rules } from './rules'

/** Whose rhythm is asked for. */
export type RhythmOf = { accountId: string } | { address: string }

/** More contacts of one account than these are its company's domain. */
const mostAddresses = 200

const companiesOf = (domains: readonly string[]): string[] => {
  const registrable = domains.map((domain) => (isFreeMail(domain) ? null : registrableDomain(domain)))
  return [...new Set(registrable)].filter((domain) => domain !== null)
}

async function sightedOf(db: SidelightDatabase, whose: RhythmOf): Promise<Sighted> {
  if ('address' in whose) return { addresses: [whose.address], domains: [] }
  const [account, contacts] = await Promise.all([
    db.accounts.get(whose.accountId),
    db.contacts.where('accountIds').equals(whose.accountId).toArray(),
  ])
  const addresses = contacts.filter(({ deletedAt }) => deletedAt === null).flatMap(({ emails }) => emails)
  // A domain that several accounts share is nobody's.
  const shared = await Promise.all(
    companiesOf(account?.domains ?? []).map(async (domain) =>
      (await db.accounts.where('domains').equals(domain).count()) > 1 ? [] : [domain],
    ),
  )
  return { addresses: addresses.slice(0, mostAddresses), domains: shared.flat() }
}

/** Null where this mailbox has seen nothing of them. */
export async function loadMailboxRhythm(
  db: SidelightDatabase,
  whose: RhythmOf,
  now: Date,
): Promise<MailboxRhythm | null> {
  const [seen, coverage] = await Promise.all([sightingsOf(db, await sightedOf(db, whose)), loadCoverage(db)])
  return seen.length === 0 ? null : mailboxRhythm(seen, coverage, rules.policy, now.toISOString())
}

/** The card with what the mailbox tells: verdict and next step follow from it. */
export function withRhythm(card: CardModel, mailbox: MailboxRhythm | null, today: string, now: Date): CardModel {
  const { insight, account, person } = card
  if (insight === null || mailbox === null) return { ...card, rhythm: mailbox }
  const { tasks, alerts = [] } = card
  const verdict = findVerdict({ insight, tasks, alerts, choices: 1, mailbox }, rules.policy, { now: now.toISOString() })
  const names = { accountId: account.id, accountName: account.name, personName: person.name || (person.address ?? '') }
  const step = nextStepOf(verdict, names)
  return {
    ...card,
    rhythm: mailbox,
    verdict,
    nextStep: step !== null && choices.isNotNow(step.key, today) ? null : step,
  }
}

/** Of somebody without an account. */
export function personVerdict(mailbox: MailboxRhythm | null): Verdict | null {
  return mailbox === null ? null : findPersonVerdict(mailbox, rules.policy)
}
