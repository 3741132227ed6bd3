import { describe, expect, it } from 'vitest'
import type { MatchResult } from '../../../lib/mail/match-result'
import { against, colleague, from, matchMail, person, rep, told, toRep } from './correspondents'

const anaBehind = { name: 'Ana López', address: 'ana@acme.example' }
const offered = ({ originals }: MatchResult): string[] =>
  originals.map(({ how, person: { address, person: shown } }) => `${how} ${address ?? shown.name}`)

describe('a forward', () => {
  it('by a colleague or oneself is about the original author: likely, offered, never certain', async () => {
    for (const author of [colleague, rep, 'unlisted@ourco.example']) {
      const result = await matchMail([from(author), toRep], { originals: [{ how: 'forward', ...anaBehind }] })
      expect([result.outcome, result.isByUs, ...told(result)]).toEqual(['known', true, 'likely Acme address'])
      expect([result.focus?.address, ...offered(result)]).toEqual(['ana@acme.example', 'forward ana@acme.example'])
    }
  })

  it('of a forward by a colleague is about the outermost author from outside, known or not', async () => {
    const originals = [
      { how: 'forward' as const, name: 'Li', address: colleague },
      { how: 'forward' as const, name: 'Eve', address: 'eve@stranger.example' },
      { how: 'forward' as const, ...anaBehind },
    ]
    const result = await matchMail([from(rep), person('to', colleague)], { originals })
    expect([result.outcome, result.focus?.address]).toEqual(['unknown', 'eve@stranger.example'])
    expect(offered(result)).toEqual(['forward eve@stranger.example', 'forward ana@acme.example'])
  })

  it('to somebody outside is about them', async () => {
    const people = [from(rep), person('to', 'bo@globex.example')]
    const result = await matchMail(people, { originals: [{ how: 'attachment', ...anaBehind }] })
    expect([result.outcome, ...told(result)]).toEqual(['known', 'certain Globex address', 'hint Acme address'])
    expect(offered(result)).toEqual(['attachment ana@acme.example'])
  })

  it('by a customer is the customer’s', async () => {
    const result = await matchMail([from('bo@globex.example'), toRep], {
      originals: [{ how: 'forward', ...anaBehind }],
    })
    expect([result.outcome, ...told(result)]).toEqual(['known', 'certain Globex address', 'hint Acme address'])
  })

  it('by a stranger shows nobody whom no header names, whatever stands in the text', async () => {
    for (const how of ['forward', 'attachment', 'list', 'onBehalf', 'bounce'] as const) {
      const originals = [{ how, ...anaBehind }]
      const traits = ['bounce', 'forward'] as const
      const result = await matchMail([from('eve@stranger.example', 'Eve'), toRep], { originals, traits })
      expect([result.outcome, result.focus?.address]).toEqual(['unknown', 'eve@stranger.example'])
      expect(told(result)).toEqual(['hint Acme address'])
    }
  })
})

describe('a From that a list wrote', () => {
  const lists = [
    'dev@lists.example',
    'dev@googlegroups.com',
    'sales@acme.example',
    'sales@ourco.example',
    'dev@tuta.com',
  ]

  it('is never the list’s own customer, and leads to the author by Reply-To', async () => {
    for (const list of lists) {
      const people = [from(list, "'Bo Chen' via Dev"), person('replyTo', 'bo@globex.example', 'Bo Chen'), toRep]
      const result = await matchMail(people)
      expect([result.outcome, told(result)[0], result.focus?.address]).toEqual([
        'known',
        'likely Globex address',
        'bo@globex.example',
      ])
      expect(offered(result)).toEqual(['list bo@globex.example'])
      expect(result.people[0]?.match.kind).not.toBe('domain')
      expect(result.isByUs).toBe(false)
    }
  })

  it('leads to the author in Cc where the list answers to itself', async () => {
    const people = [from('dev@lists.example', 'Bo Chen via Dev'), toRep, person('cc', 'bo@globex.example', 'Chen, Bo')]
    expect(told(await matchMail(people))).toEqual(['likely Globex address'])
  })

  it('leads to the author within its address', async () => {
    for (const address of [
      'bo=globex.example@dmarc.ietf.org',
      'bo=40globex.example@dmarc.ietf.org',
      'bo_globex.example@lists.example',
      'bo_globex.example#ext#@ourhost.onmicrosoft.com',
      'srs0=ab1c=d2=globex.example=bo@forwarder.example',
    ]) {
      const result = await matchMail([from(address, 'Bo Chen'), toRep])
      expect([result.outcome, told(result)[0], ...offered(result)]).toEqual([
        'known',
        'likely Globex address',
        'list bo@globex.example',
      ])
    }
  })

  it('with the author’s name alone is a hint that asks', async () => {
    const result = await matchMail([from('dev@lists.example', 'Bo Chen via Dev'), toRep])
    expect([result.outcome, ...told(result), ...offered(result)]).toEqual(['ask', 'hint Globex name', 'list Bo Chen'])
  })

  it('at an account’s domain is a hint for that account, with the reason', async () => {
    const result = await matchMail([from('sales@acme.example', 'Unknown Person via Sales'), toRep])
    expect(result.outcome).not.toBe('known')
    const one = result.candidates.find(({ account }) => account.name === 'Acme')
    expect([one?.sureness, one?.against.map(({ kind }) => kind)]).toEqual(['hint', ['rewritten']])
  })

  it('is not seen where a person’s address merely looks alike', async () => {
    const free = await matchMail([from('bo=globex.example@gmail.com', 'Wit'), toRep])
    expect([free.outcome, ...offered(free)]).toEqual(['unknown'])
    const named = await matchMail([from('first_last.name@acme.example'), toRep])
    expect([...told(named), ...offered(named)]).toEqual(['likely Acme domain'])
    const returned = await matchMail([from('news-bounces+rep=ourco.example@mail.acme.example'), toRep])
    expect(offered(returned)).toEqual([])
  })

  it('signed by the author’s own server is the author', async () => {
    const result = await matchMail([from('prvs=12345abcde=bo@globex.example'), toRep])
    expect([...told(result), ...offered(result)]).toEqual(['certain Globex address'])
  })
})

describe('a machine that writes for somebody', () => {
  it('leads to whom the bounce could not reach, when it is a mail server to be believed', async () => {
    const originals = [{ how: 'bounce' as const, name: '', address: 'ana@acme.example' }]
    for (const daemon of ['mailer-daemon@googlemail.com', 'postmaster@acme.example', 'mailer-daemon@ourco.example']) {
      const result = await matchMail([from(daemon), toRep], { originals, traits: ['bounce'] })
      expect([result.outcome, ...told(result)]).toEqual(['known', 'likely Acme address'])
    }
    const elsewhere = await matchMail([from('mailer-daemon@stranger.example'), toRep], {
      originals,
      traits: ['bounce'],
    })
    expect([elsewhere.outcome, ...told(elsewhere)]).toEqual(['ask', 'hint Acme address'])
  })

  it('leads to the person it answers to', async () => {
    const people = [from('no-reply@forms.example', 'Form'), toRep, person('replyTo', 'ana@acme.example', 'Ana López')]
    const result = await matchMail(people)
    expect([result.outcome, ...told(result), result.isBulk]).toEqual(['known', 'likely Acme address', false])
    const ours = await matchMail([from('form@ourco.example'), toRep, person('replyTo', 'ana@acme.example')])
    expect(told(ours)).toEqual(['likely Acme address'])
  })

  it('leaves a person’s own mail theirs, whoever sent or is answered', async () => {
    const people = [
      from('ana@acme.example'),
      person('sender', 'bo@globex.example'),
      person('replyTo', 'x@stranger.example'),
    ]
    const result = await matchMail([...people, toRep], { originals: [{ how: 'onBehalf', ...anaBehind }] })
    expect([result.outcome, told(result)[0], ...against(result)]).toEqual(['known', 'certain Acme address'])
  })
})
