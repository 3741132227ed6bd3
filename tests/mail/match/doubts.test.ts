import { describe, expect, it } from 'vitest'
import { against, from, matchMail, person, told, toRep } from './correspondents'

describe('what speaks against a contact', () => {
  it('is nothing when the name is theirs, in whatever order, or is not shown', async () => {
    for (const name of [
      '',
      'Ana',
      'López, Ana',
      'DR. ANA LOPEZ',
      'Ana (Acme)',
      'ana@acme.example',
      'Acme Sales',
      '安娜',
    ]) {
      const result = await matchMail([from('ana@acme.example', name), toRep])
      expect([result.outcome, ...told(result), ...against(result)]).toEqual(['known', 'certain Acme address'])
    }
  })

  it('is a name that has nothing of theirs, and the match is likely then', async () => {
    const result = await matchMail([from('ana@acme.example', 'Boris Ivanov'), toRep])
    expect([result.outcome, ...told(result)]).toEqual(['known', 'likely Acme address'])
    expect(against(result)).toEqual(['nameDiffers: Ana López'])
  })

  it('is a name that differs in part, which is told and does not ask', async () => {
    const result = await matchMail([from('ana@acme.example', 'Ana García'), toRep])
    expect([...told(result), ...against(result)]).toEqual(['certain Acme address', 'nameDiffers: Ana López'])
  })

  it('is another contact with the address, unless the shown name says who of them', async () => {
    const nameless = await matchMail([from('support@acme.example'), toRep])
    expect([nameless.outcome, ...told(nameless)]).toEqual(['known', 'likely Acme address'])
    expect(against(nameless)).toEqual(['otherContact: Petra Other'])
    const named = await matchMail([from('support@acme.example', 'Petra Other'), toRep])
    expect([...told(named), ...against(named)]).toEqual(['certain Acme address', 'otherContact: Maria Twin'])
    expect(named.focus?.match).toMatchObject({ kind: 'contact', contact: { name: 'Petra Other' } })
  })

  it('is an address at another account’s domain: a choice between the two', async () => {
    const result = await matchMail([from('wei@acme.example', 'Wei Moved'), toRep])
    expect([result.outcome, ...told(result)]).toEqual(['choice', 'likely Globex otherAddress', 'likely Acme domain'])
    expect(against(result)).toEqual(['movedAway: Acme'])
    const now = await matchMail([from('wei@globex.example', 'Wei Moved'), toRep])
    expect([now.outcome, ...told(now)]).toEqual(['known', 'certain Globex address'])
  })

  it('is the parent company’s domain of somebody filed at its subsidiary, without a choice', async () => {
    const result = await matchMail([from('lars@acme.example'), toRep])
    expect([result.outcome, ...told(result), ...against(result)]).toEqual([
      'known',
      'likely Acme Labs address',
      'otherAccount: Acme',
    ])
  })

  it('is a reading that is not sure: likely at best, and a guess only asks', async () => {
    const doubtful = await matchMail([from('ana@acme.example'), toRep], { certainty: 0.7 })
    expect([doubtful.outcome, ...told(doubtful), ...against(doubtful)]).toEqual([
      'known',
      'likely Acme address',
      'unsureReading: ',
    ])
    const byDomain = await matchMail([from('x@acme.example'), toRep], { certainty: 0.7 })
    expect([byDomain.outcome, ...told(byDomain)]).toEqual(['ask', 'hint Acme domain'])
    const guess = await matchMail([from('ana@acme.example'), toRep], { certainty: 0.3 })
    expect([guess.outcome, ...told(guess)]).toEqual(['ask', 'hint Acme address'])
  })

  it('is another company among those we wrote to', async () => {
    const two = await matchMail([
      from('rep@ourco.example'),
      person('to', 'ana@acme.example'),
      person('to', 'bo@globex.example'),
    ])
    expect([two.outcome, ...told(two)]).toEqual(['known', 'likely Acme address', 'likely Globex address'])
    expect(against(two)).toEqual(['otherAccount: Globex'])
    const copied = await matchMail([
      from('rep@ourco.example'),
      person('to', 'ana@acme.example'),
      person('cc', 'bo@globex.example'),
    ])
    expect(told(copied)[0]).toBe('certain Acme address')
  })

  it('is a second author of another company', async () => {
    const result = await matchMail([from('ana@acme.example'), from('bo@globex.example'), toRep])
    expect([result.outcome, ...told(result)]).toEqual(['choice', 'likely Acme address', 'likely Globex address'])
  })
})

describe('variants of an address', () => {
  it('are the contact’s: certain where the provider says so or the domain agrees', async () => {
    expect(told(await matchMail([from('anahome@googlemail.com'), toRep]))).toEqual(['certain Acme dotAddress'])
    expect(told(await matchMail([from('ana.home+shop@gmail.com'), toRep]))).toEqual(['certain Acme plusAddress'])
    expect(told(await matchMail([from('ana+shop@acme.example'), toRep]))).toEqual(['certain Acme plusAddress'])
    expect(told(await matchMail([from('an.a@acme.example'), toRep]))).toEqual(['likely Acme domain'])
  })

  it('of a role are not: behind each number is somebody else', async () => {
    const result = await matchMail([from('support+4711@acme.example'), toRep])
    expect(told(result)).toEqual(['likely Acme domain'])
  })

  it('of one’s own are oneself', async () => {
    const result = await matchMail([from('rep+news@ourco.example'), person('to', 'ana@acme.example')])
    expect(result.people.map(({ match }) => match.kind)).toEqual(['self', 'contact'])
  })
})
