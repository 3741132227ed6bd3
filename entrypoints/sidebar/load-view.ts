/**
 * From a page report to what the sidebar shows, in one read transaction of two rounds: who is it, then all of the account.
 * It stands between a message and its customer on screen. Run again whenever rows change.
 */
import type { OtherPerson, SidebarView } from '../../components/sidebar/view'
import type { Interaction } from '../../lib/domain/model'
import { isFreeMail } from '../../lib/mail/mail-domains'
import { matchPeople } from '../../lib/mail/matching'
import type { AccountCandidate, MatchedPerson, MatchResult, Suggestion } from '../../lib/mail/match-result'
import { suggest } from '../../lib/mail/suggestion'
import { domainOf } from '../../lib/domain/address'
import type { Correspondent, PageReport } from '../../lib/messages/page-report'
import type { SidelightDatabase } from '../../lib/store/database'
import { createDirectory } from '../../lib/store/directory'
import { insightTables } from '../../lib/store/insights'
import { loggedRows } from '../../lib/store/log'
import { cardRowsReader, type ReadCardRows } from '../wiring/card-rows'
import { areNumbersFresh } from '../wiring/fresh-insight'
import { makeCard } from '../wiring/load-card'
import { choices } from '../wiring/person-choices'
import { showAccount } from '../wiring/show-account'
import type { Team } from '../wiring/team'
import { messageInView, type MessageInView } from './open-message'
import { accountNames, contactsAt, otherOf, othersOf, shownPerson } from './shown-people'

/** What the actions need to know of the view that was clicked. */
export interface LoadedView {
  view: SidebarView
  accountId: string | null
  contactIds: string[]
  message: MessageInView | null
  /** The rep or a colleague wrote it. */
  isOurs: boolean
  match: MatchResult | null
  /** Accounts on screen whose numbers are old, or not there yet. */
  outdated: string[]
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
  outdated: [],
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
      return inOneRead(context, async (read) =>
        loadDraft(await match(report.people, report, context, read), read, context),
      )
    default: {
      const message = messageInView(report)
      if (message === null) return bare({ kind: 'none' })
      return inOneRead(context, async (read) => {
        const [found, logged] = await Promise.all([
          match(message.people, report, context, read),
          loggedRows(context.db, message),
        ])
        return loadMessage({ ...message, logged }, found, read, context)
      })
    }
  }
}

/** One transaction waits once for whoever is writing, and is set up once. */
function inOneRead({ db }: LoadContext, load: (read: ReadCardRows) => Promise<LoadedView>): Promise<LoadedView> {
  return db.transaction('r', [db.contacts, ...insightTables(db)], () => load(cardRowsReader(db)))
}

/** Of more accounts than these, most are not shown. */
const mostReadAhead = 3

function match(
  people: readonly Correspondent[],
  report: PageReport,
  { db, team }: LoadContext,
  read: ReadCardRows,
): Promise<MatchResult> {
  const directory = createDirectory(db)
  const mine = team.members.find((member) => member.id === team.myId)
  return matchPeople(
    {
      people,
      ownAddresses: mine ? [...report.ownAddresses, mine.email] : report.ownAddresses,
      colleagueAddresses: team.members.filter((member) => member !== mine).map((member) => member.email),
    },
    {
      ...directory,
      accountsById(ids) {
        // Asked for in the same breath as the account, which is nearly always the one that is shown.
        const ahead = ids.length <= mostReadAhead ? ids.map(read) : []
        // Whoever needs the rows awaits the same promise, and hears of its failure there.
        for (const rows of ahead) rows.catch(() => undefined)
        return directory.accountsById(ids)
      },
    },
  )
}

async function loadMessage(
  message: MessageInView & { logged: Interaction[] },
  found: MatchResult,
  read: ReadCardRows,
  context: LoadContext,
): Promise<LoadedView> {
  const { focus, candidates } = found
  const author = found.people.find(({ person }) => person.role === 'from')
  const isOurs = author?.match.kind === 'self' || author?.match.kind === 'colleague'
  const loaded = { ...bare({ kind: 'none' }), message, isOurs, match: found }
  const others = othersOf(found)
  if (focus === null || found.outcome === 'internal' || found.outcome === 'nobody')
    return { ...loaded, view: { kind: 'internal', people: others, ignored: null } }
  const chosen = chosenOf(focus, found)
  const candidate = chosen ?? (found.outcome === 'known' ? candidates[0] : undefined)
  if (candidate) {
    const rows = await read(candidate.account.id)
    const asked = {
      account: candidate.account,
      person: shownPerson(focus),
      match:
        chosen && found.outcome !== 'known' ? ({ how: 'chosen', because: focus.address ?? '' } as const) : candidate,
      others,
      peopleLeftOut: message.peopleLeftOut,
      message,
    }
    return {
      ...loaded,
      accountId: candidate.account.id,
      contactIds: contactsAt(found.people, candidate.account.id),
      view: { kind: 'known', card: makeCard(asked, rows, context) },
      outdated: areNumbersFresh(rows, context.today) ? [] : [candidate.account.id],
    }
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
  return { ...loaded, view: unknownView(found, focus, others) }
}

/** Whom the person chose for this address; a choice among accounts that no longer fit is not followed. */
function chosenOf(focus: MatchedPerson, { candidates }: MatchResult): AccountCandidate | undefined {
  const chosen = focus.address === null ? null : choices.accountFor(focus.address)
  return chosen === null ? undefined : candidates.find(({ account }) => account.id === chosen)
}

function unknownView(found: MatchResult, focus: MatchedPerson, others: OtherPerson[]): SidebarView {
  const suggestion = found.suggestion ?? withoutAccount(focus)
  if (suggestion === null || choices.isIgnored(suggestion.address)) {
    const people = [otherOf(focus, new Map()), ...others]
    return { kind: 'internal', people, ignored: suggestion?.address ?? null }
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

/** A contact whose account is gone, deleted by a colleague perhaps: asked for anew, under the name they are known by. */
function withoutAccount({ match: found, address, person }: MatchedPerson): Suggestion | null {
  return address === null ? null : suggest(found.kind === 'contact' ? found.contact.name : person.name, address, null)
}

/** A draft: each account among the recipients once, then the people without one. */
async function loadDraft(found: MatchResult, read: ReadCardRows, context: LoadContext): Promise<LoadedView> {
  const shown = found.candidates.filter(({ person }) => person.match.kind !== 'self').slice(0, 5)
  const rows = await Promise.all(shown.map(({ account }) => read(account.id)))
  const led = new Set(shown.map(({ person }) => person))
  const cards = shown.flatMap(({ account, person, how, because }, index) => {
    const own = rows[index]
    const asked = { account, person: shownPerson(person), match: { how, because } }
    return own ? [makeCard({ ...asked, others: [], peopleLeftOut: 0, message: null }, own, context)] : []
  })
  const outdated = shown.flatMap(({ account }, index) => {
    const own = rows[index]
    return own && !areNumbersFresh(own, context.today) ? [account.id] : []
  })
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
    outdated,
  }
}
