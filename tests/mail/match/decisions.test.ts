import { describe, expect, it } from 'vitest'
import {
  acme,
  against,
  ana,
  decision,
  from,
  globex,
  matchMail,
  mover,
  otherTwin,
  person,
  told,
  toRep,
} from './correspondents'

describe('a person’s decision', () => {
  it('settles a choice for good', async () => {
    const chosen = decision({ address: 'wei@acme.example', decision: 'account', accountId: globex.id })
    const result = await matchMail([from('wei@acme.example', 'Wei Moved'), toRep], {}, [chosen])
    expect([result.outcome, ...told(result)]).toEqual(['known', 'certain Globex chosen'])
    expect(result.focus).toMatchObject({ decided: { id: 'decision' }, match: { kind: 'contact', contact: mover } })
  })

  it('puts an unknown address at an account, and still offers to add the person', async () => {
    const chosen = decision({ address: 'free@gmail.com', decision: 'account', accountId: acme.id })
    const result = await matchMail([from('free@gmail.com', 'Free Lancer'), toRep], {}, [chosen])
    expect([result.outcome, ...told(result)]).toEqual(['known', 'certain Acme chosen'])
    expect(result.suggestion).toMatchObject({ address: 'free@gmail.com', account: { name: 'Acme' } })
    expect(result.focus?.match).toMatchObject({ kind: 'domain', how: 'chosen', accountIds: [acme.id] })
  })

  it('says which contact it is', async () => {
    const chosen = decision({ address: 'support@acme.example', decision: 'contact', contactId: otherTwin.id })
    const result = await matchMail([from('support@acme.example'), toRep], {}, [chosen])
    expect([...told(result), ...against(result)]).toEqual(['certain Acme chosen'])
    expect(result.focus?.match).toMatchObject({ kind: 'contact', contact: otherTwin })
  })

  it('says which contact it is not', async () => {
    const denied = decision({ address: 'support@acme.example', decision: 'notContact', contactId: otherTwin.id })
    const result = await matchMail([from('support@acme.example'), toRep], {}, [denied])
    expect([...told(result), ...against(result)]).toEqual(['certain Acme address'])
  })

  it('is old once the contact is filed elsewhere: likely, with what speaks against', async () => {
    const old = decision({ address: 'bo@globex.example', decision: 'account', accountId: acme.id })
    const result = await matchMail([from('bo@globex.example'), toRep], {}, [old])
    expect(told(result)[0]).toBe('likely Acme chosen')
    expect(against(result)).toEqual(['otherAccount: Globex'])
  })

  it('is void when what was chosen is gone', async () => {
    const gone = decision({ address: 'bo@globex.example', decision: 'account', accountId: 'deleted' })
    expect(told(await matchMail([from('bo@globex.example'), toRep], {}, [gone]))).toEqual(['certain Globex address'])
    const noContact = decision({ address: 'bo@globex.example', decision: 'contact', contactId: 'deleted' })
    expect(told(await matchMail([from('bo@globex.example'), toRep], {}, [noContact]))).toEqual([
      'certain Globex address',
    ])
  })

  it('that nobody is to be asked is obeyed, though not against a contact', async () => {
    const ignored = decision({ address: 'x@acme.example', decision: 'ignored' })
    const result = await matchMail([from('x@acme.example'), person('cc', 'bo@globex.example')], {}, [ignored])
    expect([result.outcome, result.focus?.decided?.decision]).toEqual(['unknown', 'ignored'])
    const contact = decision({ address: 'ana@acme.example', decision: 'ignored' })
    expect((await matchMail([from('ana@acme.example'), toRep], {}, [contact])).outcome).toBe('known')
  })

  it('tells one’s own address from a colleague’s', async () => {
    const own = decision({ address: 'me@home.example', decision: 'own', memberId: 'me' })
    const hers = decision({ address: 'li@home.example', decision: 'own', memberId: 'li' })
    const named = decision({ address: 'boss@home.example', decision: 'colleague' })
    const people = [from('me@home.example'), person('to', 'li@home.example'), person('cc', 'boss@home.example')]
    const result = await matchMail(people, {}, [own, hers, named])
    expect(result.people.map(({ match }) => match.kind)).toEqual(['self', 'colleague', 'colleague'])
    expect(result.outcome).toBe('internal')
  })

  it('outweighs what a page says of its owner', async () => {
    const chosen = decision({ address: 'ana@acme.example', decision: 'contact', contactId: ana.id })
    const result = await matchMail([from('ana@acme.example'), toRep], { ownAddresses: ['ana@acme.example'] }, [chosen])
    expect(told(result)).toEqual(['certain Acme chosen'])
  })
})

describe('a name without an address', () => {
  it('is a hint that asks, by the whole name only', async () => {
    for (const name of ['Ana López', 'LÓPEZ, Ana', 'Ana Lopez (Acme)']) {
      const result = await matchMail([from(null, name), toRep])
      expect([result.outcome, ...told(result)]).toEqual(['ask', 'hint Acme name'])
      expect(result.candidates[0]?.contact).toEqual(ana)
    }
    expect(told(await matchMail([from(null, '王 伟明'), toRep]))).toEqual(['hint Globex name'])
    expect(told(await matchMail([from(null, '王伟明先生'), toRep]))).toEqual(['hint Globex name'])
    for (const name of ['Ana', 'López', 'Dr. Ana', '伟明', '王总'])
      expect((await matchMail([from(null, name), toRep])).outcome).toBe('unknown')
  })

  it('is asked once for each thread and person', async () => {
    const answer = decision({ name: 'López Ana', thread: 't1', decision: 'contact', contactId: ana.id })
    const remembered = await matchMail([from(null, 'Ana López'), toRep], { thread: 't1' }, [answer])
    expect([remembered.outcome, ...told(remembered)]).toEqual(['known', 'certain Acme chosen'])
    expect(remembered.focus?.match).toMatchObject({ kind: 'contact', contact: ana })
    const elsewhere = await matchMail([from(null, 'Ana López'), toRep], { thread: 't2' }, [answer])
    expect(elsewhere.outcome).toBe('ask')
  })

  it('is not asked again of a contact who was denied', async () => {
    const no = decision({ name: 'Ana López', thread: 't1', decision: 'notContact', contactId: ana.id })
    expect((await matchMail([from(null, 'Ana López'), toRep], { thread: 't1' }, [no])).outcome).toBe('unknown')
    const atAddress = decision({ address: 'a@gmail.com', decision: 'notContact', contactId: ana.id })
    expect(told(await matchMail([from('a@gmail.com', 'Ana López'), toRep]))).toEqual(['hint Acme name'])
    expect((await matchMail([from('a@gmail.com', 'Ana López'), toRep], {}, [atAddress])).outcome).toBe('unknown')
  })

  it('of the rep is the rep', async () => {
    const people = [from(null, 'Rep Rossi'), person('to', 'ana@acme.example')]
    expect((await matchMail(people, { ownNames: ['Rossi, Rep'] })).people[0]?.match.kind).toBe('self')
    expect(
      (await matchMail([from(null, 'Rep'), person('to', 'ana@acme.example')], { ownNames: ['Rep'] })).outcome,
    ).toBe('ask')
    // Who wrote is not known: a customer among the recipients is a question.
    expect((await matchMail(people)).outcome).toBe('ask')
    expect((await matchMail([from(null), person('to', 'ana@acme.example')])).outcome).toBe('ask')
  })

  it('that stands beside an address never outweighs the domain', async () => {
    const result = await matchMail([from('new@globex.example', 'Ana López'), toRep])
    expect([result.outcome, ...told(result)]).toEqual(['known', 'likely Globex domain', 'hint Acme name'])
    expect(result.suggestion?.account?.name).toBe('Globex')
  })
})
