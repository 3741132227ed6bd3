/** From a page report to what the sidebar shows. Reads the store only; run again whenever rows change. */
import type { OtherPerson, ShownPerson, SidebarView } from '../../components/sidebar/view'
import type { Account } from '../../lib/domain/model'
import { isFreeMail } from '../../lib/mail/mail-domains'
import { matchPeople } from '../../lib/mail/matching'
import type { AccountCandidate, MatchedPerson, MatchResult } from '../../lib/mail/match-result'
import { domainOf } from '../../lib/domain/address'
import type { Correspondent, PageReport } from '../../lib/messages/page-report'
import type { SidelightDatabase } from '../../lib/store/database'
import { createDirectory } from '../../lib/store/directory'
import { loadCard, type Asked } from '../wiring/load-card'
import { choices } from '../wiring/person-choices'
import { showAccount } from '../wiring/show-account'
import type { Team } from '../wiring/team'
import { messageInView, type MessageInView } from './open-message'

/** What the actions need to know of the view that was clicked. */
export interface LoadedView {
  view: SidebarView
  accountId: string | null
  contactIds: string[]
  message: MessageInView | null
  /** The rep or a colleague wrote it. */
  isOurs: boolean
  match: MatchResult | null
}

export interface LoadContext {
  db: SidelightDatabase
  team: Team
  today: string
}

const bare = (view: SidebarView): LoadedView => ({
  view,
  accountId: null,
  contactIds: [],
  message: null,
  isOurs: false,
  match: null,
})

export async function loadView(report: PageReport, context: LoadContext): Promise<LoadedView> {
  switch (report.kind) {
    case 'none':
      return bare({ kind: 'none' })
    case 'unreadable': {
      const lines = [`webmail: ${report.webmail}`, `field: ${report.field}`, ...report.selectors, '', report.markup]
      return bare({ kind: 'unreadable', field: report.field, webmail: report.webmail, report: lines.join('\n') })
    }
    case 'draft':
      return loadDraft(await match(report.people, report, context), context)
    default: {
      const message = messageInView(report)
      if (message === null) return bare({ kind: 'none' })
      return loadMessage(message, await match(message.people, report, context), context)
    }
  }
}

function match(people: readonly Correspondent[], report: PageReport, { db, team }: LoadContext): Promise<MatchResult> {
  const mine = team.members.find((member) => member.id === team.myId)
  return matchPeople(
    {
      people,
      ownAddresses: mine ? [...report.ownAddresses, mine.email] : report.ownAddresses,
      colleagueAddresses: team.members.filter((member) => member !== mine).map((member) => member.email),
    },
    createDirectory(db),
  )
}

async function loadMessage(message: MessageInView, found: MatchResult, context: LoadContext): Promise<LoadedView> {
  const { focus, candidates } = found
  const author = found.people.find(({ person }) => person.role === 'from')
  const isOurs = author?.match.kind === 'self' || author?.match.kind === 'colleague'
  const loaded = { ...bare({ kind: 'none' }), message, isOurs, match: found }
  const others = othersOf(found)
  if (focus === null || found.outcome === 'internal' || found.outcome === 'nobody')
    return { ...loaded, view: { kind: 'internal', people: others } }
  const chosen = chosenOf(focus, found)
  const candidate = chosen ?? (found.outcome === 'known' ? candidates[0] : undefined)
  if (candidate) {
    const asked: Asked = {
      account: candidate.account,
      person: shownPerson(focus),
      match: chosen && found.outcome !== 'known' ? { how: 'chosen', because: focus.address ?? '' } : candidate,
      others,
      peopleLeftOut: message.peopleLeftOut,
      message,
    }
    const contactIds = contactsAt(found.people, candidate.account.id)
    const card = await loadCard(asked, context)
    return { ...loaded, accountId: candidate.account.id, contactIds, view: { kind: 'known', card } }
  }
  if (found.outcome === 'choice')
    return {
      ...loaded,
      view: {
        kind: 'choice',
        person: shownPerson(focus),
        choices: candidates.map(({ account }) => showAccount(account, context.team)),
        others,
      },
    }
  return { ...loaded, view: unknownView(found, others) }
}

/** Whom the person chose for this address; a choice among accounts that no longer fit is not followed. */
function chosenOf(focus: MatchedPerson, { candidates }: MatchResult): AccountCandidate | undefined {
  const chosen = focus.address === null ? null : choices.accountFor(focus.address)
  return chosen === null ? undefined : candidates.find(({ account }) => account.id === chosen)
}

function unknownView({ suggestion, focus }: MatchResult, others: OtherPerson[]): SidebarView {
  if (suggestion === null || choices.isIgnored(suggestion.address)) {
    const person = focus === null ? [] : [otherOf(focus, new Map())]
    return { kind: 'internal', people: [...person, ...others] }
  }
  const { name, address, account, companyName } = suggestion
  return {
    kind: 'unknown',
    form: { name, address, companyName: account?.name ?? companyName ?? '', accountId: account?.id ?? null },
    existing: account === null ? null : { id: account.id, name: account.name },
    isFreeMail: isFreeMail(domainOf(address)),
    hasFailed: false,
    others,
  }
}

/** A draft: each account among the recipients once, then the people without one. */
async function loadDraft(found: MatchResult, context: LoadContext): Promise<LoadedView> {
  const shown = found.candidates.filter(({ person }) => person.match.kind !== 'self').slice(0, 5)
  const cards = await Promise.all(
    shown.map((candidate) =>
      loadCard(
        {
          account: candidate.account,
          person: shownPerson(candidate.person),
          match: candidate,
          others: [],
          peopleLeftOut: 0,
          message: null,
        },
        context,
      ),
    ),
  )
  const led = new Set(shown.map(({ person }) => person))
  const names = accountNames(found)
  const others = found.people
    .filter((one) => !led.has(one) && one.match.kind !== 'self')
    .map((one) => otherOf(one, names))
  return {
    ...bare({
      kind: 'draft',
      cards,
      others,
      companies: new Set(found.candidates.map(({ account }) => account.id)).size,
    }),
    match: found,
  }
}

function shownPerson({ person, address, match: found }: MatchedPerson): ShownPerson {
  const contact = found.kind === 'contact' ? found.contact : null
  return {
    name: contact?.name ?? person.name,
    address: address ?? person.address,
    title: contact?.title ?? null,
    contactId: contact?.id ?? null,
    formOfAddress: contact?.formOfAddress ?? null,
  }
}

function accountNames({ candidates }: MatchResult): Map<string, Account> {
  return new Map(candidates.map(({ account }) => [account.id, account]))
}

function othersOf(found: MatchResult): OtherPerson[] {
  const names = accountNames(found)
  return found.people
    .filter((one) => one !== found.focus && one.match.kind !== 'self')
    .map((one) => otherOf(one, names))
}

function otherOf(
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

function contactsAt(people: readonly MatchedPerson[], accountId: string): string[] {
  return people.flatMap(({ match: found }) =>
    found.kind === 'contact' && found.contact.accountIds.includes(accountId) ? [found.contact.id] : [],
  )
}
