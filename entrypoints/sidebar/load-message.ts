/** What is shown of an open message: the customer, a question, a choice, or somebody to add. */
import type { Candidate, MessageNotes, OtherPerson, SidebarView } from '../../components/sidebar/view'
import { isSameMessage } from '../../lib/domain/message-key'
import type { Identity, Interaction } from '../../lib/domain/model'
import type { AccountCandidate, MatchResult } from '../../lib/mail/match-result'
import { leastCertainty, type PageReport } from '../../lib/messages/page-report'
import { entriesAbout, type NeverLogged } from '../../lib/store/never-log'
import type { ReadCardRows } from '../wiring/card-rows'
import { areNumbersFresh } from '../wiring/fresh-insight'
import { makeCard } from '../wiring/load-card'
import { isAlwaysLogged } from '../wiring/settings'
import { candidateOf, decisionOf, evidenceOf } from './evidence'
import { bareView, type LoadContext, type LoadedView } from './loaded-view'
import type { MessageInView } from './open-message'
import { pickedNote, shownOriginals } from './originals'
import { contactsAt, namesAt, othersOf, shownPerson } from './shown-people'
import { privateTargetsOf } from './private-targets'
import { hintsLeft, unknownView } from './unknown-view'

export interface ReadAbout {
  message: MessageInView
  /** Rows that may log the message, whoever's side wrote it. */
  logged: Interaction[]
  found: MatchResult
  decisions: Identity[]
  /** The never-log list. */
  list: readonly NeverLogged[]
  notes: MessageNotes
  report: Pick<PageReport, 'certainty'>
}

export async function loadMessage(about: ReadAbout, read: ReadCardRows, context: LoadContext): Promise<LoadedView> {
  const { message, found, list } = about
  const entries = entriesAbout(list, message)
  const notes = { ...notesOf(about, entries, context), denied: await deniedOf(about, context) }
  const isUnsure = about.report.certainty < leastCertainty
  const others = isUnsure ? othersOf(found).map(unsure) : othersOf(found)
  const loaded: LoadedView = {
    ...bareView({ kind: 'internal', people: others, ignored: null }, notes),
    message,
    isOurs: found.isByUs,
    match: found,
    isQuiet: found.isBulk || found.outcome === 'internal' || found.outcome === 'nobody',
  }
  const { focus } = found
  if (focus === null || found.outcome === 'internal' || found.outcome === 'nobody') return loaded
  const [candidate] = found.candidates
  if (found.outcome === 'known' && candidate)
    return showCard(candidate, { ...about, loaded, entries, others }, read, context)
  return { ...loaded, view: questionView(about, { others, isPrivate: entries.length > 0 }, context) }
}

/** Of a page that may have been read wrong nobody is said to be a customer. */
const unsure = (person: OtherPerson): OtherPerson =>
  person.kind === 'customer' || person.kind === 'unknown' ? { ...person, kind: 'unsure', accountName: null } : person

/** What is asked where nobody is known for certain. */
function questionView(
  { found }: ReadAbout,
  { others, isPrivate }: { others: OtherPerson[]; isPrivate: boolean },
  { team, session }: LoadContext,
): SidebarView {
  const { focus } = found
  const shown = (candidate: AccountCandidate): Candidate => candidateOf(candidate, team)
  if (focus === null) return { kind: 'internal', people: others, ignored: null }
  if (found.outcome === 'choice') {
    const own = found.candidates.filter((candidate) => candidate.person === focus)
    // Of a stranger the customers in copy are offered; whoever fits by themselves is not filed under somebody else's account.
    const offered = own.length > 1 ? own : found.candidates
    return { kind: 'choice', person: shownPerson(focus), choices: offered.map(shown), others }
  }
  const hints = hintsLeft(found, session).map(shown)
  const { person, address } = focus
  const isNameless = address === null && person.name.trim() === ''
  // Without an address nobody can be added; a person may still know whose mail it is.
  if (hints.length > 0 || (address === null && !isNameless && focus.decided?.decision !== 'ignored'))
    return { kind: 'ask', name: person.name, address: address ?? person.address, hints, others }
  return unknownView(found, focus, { others, isPrivate })
}

interface Drawn extends ReadAbout {
  loaded: LoadedView
  entries: readonly NeverLogged[]
  others: OtherPerson[]
}

async function showCard(
  candidate: AccountCandidate,
  { message, logged, found, loaded, entries, others }: Drawn,
  read: ReadCardRows,
  context: LoadContext,
): Promise<LoadedView> {
  const { account, person: focus } = candidate
  const rows = await read(account.id)
  const direction = loaded.isOurs ? 'out' : 'in'
  const keys = { strongKey: message.strongKey, weakKey: message.weakKey, direction } as const
  const own = logged.filter((row) => isSameMessage(row, keys))
  const contactIds = contactsAt(found.people, account.id)
  const asked = {
    account,
    person: shownPerson(focus),
    match: { ...evidenceOf(candidate), decisionId: decisionOf(candidate) },
    others,
    peopleLeftOut: message.peopleLeftOut,
    message: { ...message, ...keys, logged: own },
    privateBy: entries[0] ?? null,
    scope: { people: namesAt(found.people, account.id), thread: message.subject },
    isAlwaysLogged: isAlwaysLogged(account.id),
    privateTargets: privateTargetsOf(focus.address, true),
  }
  return {
    ...loaded,
    accountId: account.id,
    contactIds,
    view: { kind: 'known', card: makeCard(asked, rows, context) },
    outdated: areNumbersFresh(rows, context.today) ? [] : [account.id],
  }
}

function notesOf(about: ReadAbout, entries: readonly NeverLogged[], { session }: LoadContext): MessageNotes {
  const { message, found, notes, report } = about
  const isUnsure = report.certainty < leastCertainty
  const originals = shownOriginals(found)
  const { focus } = found
  return {
    ...notes,
    originals: isUnsure ? originals.map((original) => ({ ...original, accountName: null })) : originals,
    picked: pickedNote(message, session),
    sort: focus?.sort ?? found.people[0]?.sort ?? 'person',
    isUnsure,
    private: entries,
  }
}

/** "You said: not Li Wei": read only where somebody was refused. */
async function deniedOf({ found, decisions }: ReadAbout, { db }: LoadContext): Promise<MessageNotes['denied']> {
  const { focus } = found
  const isOfFocus = ({ address, name }: Identity): boolean =>
    focus !== null && (address === null ? name !== null && focus.address === null : address === focus.address)
  const denials = decisions.filter((decision) => decision.decision === 'notContact' && isOfFocus(decision))
  if (denials.length === 0) return []
  const contacts = await db.contacts.bulkGet(denials.map(({ contactId }) => contactId ?? ''))
  return denials.map(({ id }, index) => ({ id, name: contacts[index]?.name ?? focus?.person.name ?? '' }))
}
