import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Correspondent } from '../../lib/messages/page-report'
import type { Directory } from '../../lib/mail/match-result'
import { matchPeople } from '../../lib/mail/matching'
import { accountAt, contactOf, directoryOf } from './people-on-file'

const acme = accountAt('Acme', ['acme.example'])
const acmeLabs = accountAt('Acme Labs', ['labs.acme.example'])
const globex = accountAt('Globex', ['globex.example'])
const shared1 = accountAt('Shared North', ['shared.example'])
const shared2 = accountAt('Shared South', ['shared.example'])
const gmailers = accountAt('A mistake of an import', ['gmail.com', 'tuta.com'])
const ana = contactOf('Ana', ['ana@acme.example', 'ana.home@gmail.com'], [acme])
const broker = contactOf('Bo', ['bo@broker.example'], [acme, globex])
const loner = contactOf('Lo', ['lo@globex.example'], [])
const directory = directoryOf([acme, acmeLabs, globex, shared1, shared2, gmailers], [ana, broker, loner])

const person = (role: Correspondent['role'], address: string | null, name = ''): Correspondent => ({
  role,
  name,
  address,
})
const rep = 'rep@ourco.example'
const match = (people: Correspondent[]) =>
  matchPeople({ people, ownAddresses: [rep], colleagueAddresses: ['li@ourco.example'] }, directory)
const to = person('to', rep)

describe('matchPeople', () => {
  it('knows a contact by the first address', async () => {
    const result = await match([person('from', 'ANA@acme.example'), to])
    expect(result.outcome).toBe('known')
    expect(result.candidates.map(({ account, how, because }) => [account.name, how, because])).toEqual([
      ['Acme', 'address', 'ana@acme.example'],
    ])
    expect(result.suggestion).toBeNull()
    expect(result.people.map(({ match: { kind } }) => kind)).toEqual(['contact', 'self'])
  })

  it('knows a contact by another address, though it is free mail', async () => {
    const result = await match([person('from', 'ana.home@gmail.com'), to])
    expect([result.outcome, result.candidates[0]?.how]).toEqual(['known', 'otherAddress'])
  })

  it('knows a contact behind a +tag, and says that it is not exact', async () => {
    const result = await match([person('from', 'ana+shop@acme.example'), to])
    expect([result.outcome, result.candidates[0]?.how]).toEqual(['known', 'plusAddress'])
  })

  it('finds the account of a stranger at its domain, and of the nearest domain below', async () => {
    const stranger = await match([person('from', 'new@mail.acme.example'), to])
    expect(stranger.candidates.map(({ account, how, because }) => [account.name, how, because])).toEqual([
      ['Acme', 'parentDomain', 'acme.example'],
    ])
    expect(stranger.suggestion?.account?.name).toBe('Acme')
    const labs = await match([person('from', 'x@labs.acme.example'), to])
    expect(labs.candidates.map(({ account, how }) => [account.name, how])).toEqual([['Acme Labs', 'domain']])
  })

  it('never matches by free mail, whatever an account claims', async () => {
    for (const address of ['x@gmail.com', 'x@tuta.com', 'x@vip.qq.com', 'x@sub.fastmail.com']) {
      const result = await match([person('from', address), to])
      expect(result.outcome).toBe('unknown')
      expect(result.suggestion).toMatchObject({ companyName: null, companyDomain: null, account: null })
    }
  })

  it('asks when a contact or a domain belongs to several accounts', async () => {
    const contact = await match([person('from', 'bo@broker.example'), to])
    expect([contact.outcome, contact.candidates.map(({ account }) => account.name)]).toEqual([
      'choice',
      ['Acme', 'Globex'],
    ])
    expect((await match([person('from', 'x@shared.example'), to])).outcome).toBe('choice')
  })

  it('falls to the domain for a contact without an account', async () => {
    const result = await match([person('from', 'lo@globex.example'), to])
    expect([result.outcome, result.candidates[0]?.account.name]).toEqual(['known', 'Globex'])
  })

  it('puts the writer before the others, and their account first', async () => {
    const result = await match([person('from', 'x@globex.example'), to, person('cc', 'ana@acme.example')])
    expect(result.outcome).toBe('known')
    expect(result.focus?.address).toBe('x@globex.example')
    expect(result.candidates.map(({ account }) => account.name)).toEqual(['Globex', 'Acme'])
  })

  it('looks at the first customer among the recipients when the rep or a colleague wrote', async () => {
    for (const author of [rep, 'li@ourco.example', 'unlisted@mail.ourco.example']) {
      const result = await match([
        person('from', author),
        person('to', 'who@stranger.example'),
        person('cc', 'ana@acme.example'),
      ])
      expect([result.outcome, result.focus?.address]).toEqual(['known', 'ana@acme.example'])
    }
  })

  it('asks, and does not guess, when only a copied person of a stranger’s mail is known', async () => {
    const result = await match([person('from', 'who@stranger.example'), person('cc', 'ana@acme.example')])
    expect([result.outcome, result.suggestion?.companyName]).toEqual(['ask', 'Stranger'])
    expect(result.candidates.map(({ account, sureness }) => [account.name, sureness])).toEqual([['Acme', 'hint']])
  })

  it('tells mail among colleagues from mail with nobody', async () => {
    expect((await match([person('from', 'li@ourco.example'), to])).outcome).toBe('internal')
    expect((await match([person('from', rep), to])).outcome).toBe('nobody')
    expect((await match([])).outcome).toBe('nobody')
    expect((await match([person('to', null, 'undisclosed recipients')])).outcome).toBe('nobody')
  })

  it('fills in everything for an unknown person', async () => {
    const result = await match([person('from', 'Maria.del-Rio7@mail.blue-harbor.co.uk', '\u202EMaria <b>Rio</b>'), to])
    expect([result.outcome, result.suggestion]).toEqual([
      'unknown',
      {
        name: 'Maria <b>Rio</b>',
        address: 'maria.del-rio7@mail.blue-harbor.co.uk',
        companyName: 'Blue Harbor',
        companyDomain: 'blue-harbor.co.uk',
        account: null,
      },
    ])
    const nameless = await match([person('from', 'maria.del-rio7@blue-harbor.co.uk'), to])
    expect(nameless.suggestion?.name).toBe('Maria Del Rio')
  })

  it('asks the directory three times at most, for a thousand people too', async () => {
    let questions = 0
    const counting = new Proxy<Directory>(directory, {
      get: (target, key, receiver) => {
        questions += 1
        return Reflect.get(target, key, receiver) as unknown
      },
    })
    const people = Array.from({ length: 1000 }, (_, index) => person('to', `p${index}@d${index}.example`))
    await matchPeople({ people, ownAddresses: [], colleagueAddresses: [] }, counting)
    expect(questions).toBeLessThanOrEqual(3)
  })

  it('holds for any people: each address once, own side never a candidate, exact before domain', async () => {
    const address = fc.oneof(
      fc.constantFrom(
        rep,
        'li@ourco.example',
        ...ana.emails,
        'bo@broker.example',
        'x@labs.acme.example',
        'x@gmail.com',
      ),
      fc.emailAddress(),
      fc.string(),
    )
    const role = fc.constantFrom('from', 'to', 'cc', 'replyTo') satisfies fc.Arbitrary<Correspondent['role']>
    const holds = fc.asyncProperty(
      fc.array(fc.record({ role, name: fc.string(), address: fc.option(address) }), { maxLength: 12 }),
      async (people) => {
        const result = await match(people)
        const addresses = result.people.map((one) => one.address).filter((one) => one !== null)
        const accounts = result.candidates.map(({ account }) => account.id)
        return (
          new Set(addresses).size === addresses.length &&
          new Set(accounts).size === accounts.length &&
          result.candidates.every(
            ({ person: { match: found } }) => found.kind === 'contact' || found.kind === 'domain',
          ) &&
          (result.outcome !== 'known' || result.candidates[0]?.person === result.focus) &&
          (result.outcome !== 'unknown' || result.suggestion !== null || result.focus?.address === null)
        )
      },
    )
    expect((await fc.check(holds, { numRuns: 500 })).counterexample).toBeNull()
  })
})
