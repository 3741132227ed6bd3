import { describe, expect, it } from 'vitest'
import { emptyAccount } from '../../lib/domain/default-account'
import type { AccountSaid } from '../../lib/import/draft'
import { changesSaid } from '../../lib/import/said'
import { lifecycleStages, valueTiers } from '../../lib/domain/model'

const account = emptyAccount('a1', 'Acme', '2026-01-01T00:00:00.000Z')

describe('what a file says of tier and stage', () => {
  it('changes nothing when it is said again on another day', () => {
    for (const stage of lifecycleStages)
      for (const tier of valueTiers) {
        const said: AccountSaid = { stage, tier, lostReason: 'price' }
        const after = { ...account, ...changesSaid(account, said, '2026-03-12') }
        expect(changesSaid(after, said, '2026-04-01')).toEqual({})
      }
  })

  it('makes no prospect of a customer', () => {
    const customer = { ...account, relationship: 'customer' as const }
    expect(changesSaid(customer, { stage: 'prospect' }, '2026-03-12')).toEqual({})
    expect(changesSaid(customer, { stage: 'converting' }, '2026-03-12')).toEqual({})
  })

  it('closes an open offer that it knows of no more, and of a customer none', () => {
    const openOffer = { kind: 'opportunity' as const, since: '2026-03-12' }
    const converting = { ...account, relationship: 'notYet' as const, openOffer }
    expect(changesSaid(converting, { stage: 'prospect' }, '2026-04-01')).toEqual({ openOffer: null })
    const customer = { ...converting, relationship: 'customer' as const }
    expect(changesSaid(customer, { stage: 'prospect' }, '2026-04-01')).toEqual({})
  })

  it('says when and why a customer was lost', () => {
    expect(changesSaid(account, { stage: 'lost', lostReason: 'price' }, '2026-03-12')).toEqual({
      lost: { on: '2026-03-12', reason: 'price' },
    })
  })
})
