import { describe, expect, it } from 'vitest'
import type { Directory } from '../../../lib/mail/match-result'
import type { Correspondent } from '../../../lib/messages/page-report'
import { matchPeople } from '../../../lib/mail/matching'
import { accountAt, contactOf, directoryOf } from '../people-on-file'
import { decision } from './correspondents'

/** Counts questions, and the rounds in which they are asked: an answer comes when the round is over. */
function countRounds(directory: Directory) {
  const asked: string[] = []
  let rounds = 0
  let current: Promise<void> | null = null
  const inRound = (): Promise<void> => {
    if (current === null) {
      rounds += 1
      current = new Promise<void>((done) => setImmediate(done)).then(() => {
        current = null
      })
    }
    return current
  }
  const wait = async <T>(name: string, answer: Promise<T>): Promise<T> => {
    asked.push(name)
    await inRound()
    return answer
  }
  const counting: Directory = {
    contactsByAddress: (addresses) => wait('contactsByAddress', directory.contactsByAddress(addresses)),
    contactsByName: (keys) => wait('contactsByName', directory.contactsByName(keys)),
    contactsById: (ids) => wait('contactsById', directory.contactsById(ids)),
    accountsByDomain: (domains) => wait('accountsByDomain', directory.accountsByDomain(domains)),
    accountsById: (ids) => wait('accountsById', directory.accountsById(ids)),
    identitiesAbout: (about) => wait('identitiesAbout', directory.identitiesAbout(about)),
  }
  return { counting, asked, rounds: () => rounds }
}

const people = (count: number): Correspondent[] =>
  Array.from({ length: count }, (_, index) => ({
    role: index === 0 ? 'from' : 'to',
    name: `Given${index} Family${index}`,
    address: `p${index}@d${index}.example`,
  }))
const ours = { ownAddresses: ['rep@ourco.example'], colleagueAddresses: [] }

describe('looking people up', () => {
  it('takes two rounds for a known sender, and no question more for a thousand people than for one', async () => {
    const accounts = Array.from({ length: 1000 }, (_, index) => accountAt(`Account ${index}`, [`d${index}.example`]))
    const contacts = accounts.map((account, index) =>
      contactOf(`Given${index} Family${index}`, [`p${index}@d${index}.example`], [account]),
    )
    const one = countRounds(directoryOf(accounts, contacts))
    await matchPeople({ people: people(1), ...ours }, one.counting)
    const many = countRounds(directoryOf(accounts, contacts))
    await matchPeople({ people: people(1000), ...ours }, many.counting)
    expect([one.rounds(), many.rounds()]).toEqual([2, 2])
    expect(many.asked).toEqual(one.asked)
    expect(many.asked.length).toBeLessThanOrEqual(5)
  })

  it('takes a third for a contact whom only a decision names', async () => {
    const acme = accountAt('Acme', ['acme.example'])
    const ana = contactOf('Ana', ['ana@acme.example'], [acme])
    const chosen = decision({ address: 'p0@d0.example', decision: 'contact', contactId: ana.id })
    const { counting, rounds } = countRounds(directoryOf([acme], [ana], [chosen]))
    const result = await matchPeople({ people: people(3), ...ours }, counting)
    expect([rounds(), result.candidates[0]?.account.name]).toEqual([3, 'Acme'])
  })

  it('asks nothing where there is nobody to ask about', async () => {
    const { counting, asked } = countRounds(directoryOf([], []))
    await matchPeople({ people: [{ role: 'to', name: '', address: null }], ...ours }, counting)
    expect(asked).toEqual([])
  })
})
