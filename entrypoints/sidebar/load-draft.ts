/** A draft: each account among the recipients once, then the people without one; followed as recipients are added. */
import type { MessageNotes } from '../../components/sidebar/view'
import type { MatchResult } from '../../lib/mail/match-result'
import { entriesAbout, type NeverLogged } from '../../lib/store/never-log'
import type { ReadCardRows } from '../wiring/card-rows'
import { areNumbersFresh } from '../wiring/fresh-insight'
import { makeCard } from '../wiring/load-card'
import { isAlwaysLogged, readSettings } from '../wiring/settings'
import { decisionOf, evidenceOf } from './evidence'
import { bareView, type LoadContext, type LoadedView } from './loaded-view'
import { privateTargetsOf } from './private-targets'
import { accountNames, namesAt, otherOf, shownPerson } from './shown-people'

/** More are a mailing, not a letter. */
const mostCards = 5

interface ReadAbout {
  found: MatchResult
  list: readonly NeverLogged[]
  notes: MessageNotes
}

export async function loadDraft(about: ReadAbout, read: ReadCardRows, context: LoadContext): Promise<LoadedView> {
  const { found, list, notes } = about
  // What is merely a hint is no card: nothing of a customer is shown before somebody is sure.
  const sure = found.candidates.filter(({ person, sureness }) => person.match.kind !== 'self' && sureness !== 'hint')
  const shown = sure.slice(0, mostCards)
  const rows = await Promise.all(shown.map(({ account }) => read(account.id)))
  const led = new Set(shown.map(({ person }) => person))
  const addresses = found.people.flatMap(({ address }) => (address === null ? [] : [address]))
  const entries = entriesAbout(list, { addresses, thread: null })
  const cards = shown.flatMap((candidate, index) => {
    const own = rows[index]
    const { account, person } = candidate
    const asked = {
      account,
      person: shownPerson(person),
      match: { ...evidenceOf(candidate), decisionId: decisionOf(candidate) },
      others: [],
      peopleLeftOut: 0,
      message: null,
      privateBy: entries[0] ?? null,
      scope: { people: namesAt(found.people, account.id), thread: null },
      isAlwaysLogged: isAlwaysLogged(account.id),
      privateTargets: privateTargetsOf(person.address, false),
    }
    return own ? [makeCard(asked, own, context)] : []
  })
  const outdated = shown.flatMap(({ account }, index) => {
    const own = rows[index]
    return own && !areNumbersFresh(own, context.today) ? [account.id] : []
  })
  const names = accountNames(found)
  const others = found.people
    .filter((one) => !led.has(one) && one.match.kind !== 'self')
    .map((one) => otherOf(one, names))
  const logged = sure.filter(({ sureness }) => sureness === 'certain').map(({ account }) => account.name)
  const mayLog = logged.length > 0 && entries.length === 0 && !context.team.isViewer
  return {
    ...bareView(
      {
        kind: 'draft',
        cards,
        others,
        companies: new Set(sure.map(({ account }) => account.id)).size,
        logOnSend: mayLog ? { isOn: readSettings().logOnSend, accounts: [...new Set(logged)] } : null,
      },
      { ...notes, private: entries },
    ),
    match: found,
    outdated,
  }
}
