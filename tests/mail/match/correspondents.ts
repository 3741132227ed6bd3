/** A small workspace, and mail to it, for tests that name each case. */
import type { Identity } from '../../../lib/domain/model'
import type { Correspondent } from '../../../lib/messages/page-report'
import type { MatchInput, MatchResult } from '../../../lib/mail/match-result'
import { matchPeople } from '../../../lib/mail/matching'
import { accountAt, contactOf, directoryOf } from '../people-on-file'

export const acme = accountAt('Acme', ['acme.example'])
export const globex = accountAt('Globex', ['globex.example'])
const labs = accountAt('Acme Labs', ['labs.acme.example'])
export const ana = contactOf('Ana López', ['ana@acme.example', 'ana.home@gmail.com'], [acme])
const bo = contactOf('Bo Chen', ['bo@globex.example'], [globex])
/** Globex's, and still known by the address they had at Acme. */
export const mover = contactOf('Wei Moved', ['wei@globex.example', 'wei@acme.example'], [globex])
/** Filed at the subsidiary with the parent's address. */
const labsman = contactOf('Lars Labs', ['lars@acme.example'], [labs])
const twin = contactOf('Maria Twin', ['support@acme.example'], [acme])
export const otherTwin = contactOf('Petra Other', ['support@acme.example'], [acme])
const wang = contactOf('王伟明', ['wang@globex.example'], [globex])

export const rep = 'rep@ourco.example'
export const colleague = 'li@ourco.example'
const accounts = [acme, globex, labs]
const contacts = [ana, bo, mover, labsman, twin, otherTwin, wang]

export const person = (role: Correspondent['role'], address: string | null, name = ''): Correspondent => ({
  role,
  name,
  address,
})
export const from = (address: string | null, name = ''): Correspondent => person('from', address, name)
export const toRep = person('to', rep)

export function decision(given: Partial<Identity>): Identity {
  const at = '2026-03-01T00:00:00.000Z'
  const question = { address: null, name: null, thread: null, accountId: null, contactId: null, memberId: null }
  return { id: 'decision', createdAt: at, deletedAt: null, ...question, decision: 'ignored', decidedAt: at, ...given }
}

export function matchMail(
  people: Correspondent[],
  more: Partial<MatchInput> = {},
  identities: Identity[] = [],
): Promise<MatchResult> {
  const ours = { ownAddresses: [rep], colleagueAddresses: [colleague], memberId: 'me' }
  return matchPeople({ people, ...ours, ...more }, directoryOf(accounts, contacts, identities))
}

/** "certain Acme address", the likeliest first. */
export const told = ({ candidates }: MatchResult): string[] =>
  candidates.map(({ sureness, account, how }) => `${sureness} ${account.name} ${how}`)

/** "nameDiffers: Ana López" of the likeliest. */
export const against = ({ candidates }: MatchResult): string[] =>
  (candidates[0]?.against ?? []).map(({ kind, detail }) => `${kind}: ${detail}`)
