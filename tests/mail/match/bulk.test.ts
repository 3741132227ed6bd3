import { describe, expect, it } from 'vitest'
import { acme, decision, from, matchMail, person, told, toRep } from './correspondents'

const isBulk = async (...args: Parameters<typeof matchMail>): Promise<boolean> => (await matchMail(...args)).isBulk

describe('bulk, roles and machines', () => {
  it('are told apart from persons', async () => {
    const senders = {
      'ana.new@acme.example': 'person',
      'sales@acme.example': 'role',
      'kefu@acme.example': 'role',
      'no-reply@acme.example': 'noReply',
      'newsletter@acme.example': 'bulk',
    }
    for (const [address, sort] of Object.entries(senders))
      expect((await matchMail([from(address), toRep])).focus).toMatchObject({ address, sort })
    expect((await matchMail([from('x@shop.example'), toRep], { traits: ['bulk'] })).focus?.sort).toBe('bulk')
    expect((await matchMail([from('x@shop.example'), toRep], { traits: ['list'] })).focus?.sort).toBe('bulk')
    expect((await matchMail([from('x@shop.example'), toRep], { traits: ['autoReply'] })).focus?.sort).toBe('person')
  })

  it('keep the sidebar folded, an account’s newsletters and machines too', async () => {
    for (const address of [
      'no-reply@shop.example',
      'newsletter@shop.example',
      'info@shop.example',
      'no-reply@acme.example',
    ])
      expect(await isBulk([from(address), toRep])).toBe(true)
    expect(await isBulk([from('x@shop.example'), toRep], { traits: ['bulk'] })).toBe(true)
    expect(await isBulk([from('x@acme.example'), toRep], { traits: ['bulk'] })).toBe(true)
  })

  it('open it for a role of an account, and for somebody known among the people', async () => {
    const role = await matchMail([from('sales@acme.example'), toRep])
    expect([role.isBulk, role.outcome, ...told(role)]).toEqual([false, 'known', 'likely Acme domain'])
    expect(await isBulk([from('ana@acme.example'), toRep], { traits: ['bulk', 'list'] })).toBe(false)
    expect(await isBulk([from('no-reply@shop.example'), toRep, person('cc', 'ana@acme.example')])).toBe(false)
    const chosen = decision({ address: 'info@shop.example', decision: 'account', accountId: acme.id })
    expect(await isBulk([from('info@shop.example'), toRep], {}, [chosen])).toBe(false)
  })

  it('are nothing that persons and colleagues write', async () => {
    expect(await isBulk([from('x@stranger.example'), toRep])).toBe(false)
    expect(await isBulk([from('rep@ourco.example'), person('to', 'info@shop.example')])).toBe(false)
    expect(await isBulk([from('newsletter@ourco.example'), toRep])).toBe(false)
    expect(await isBulk([person('to', 'info@shop.example')])).toBe(false)
  })
})
