import { describe, expect, it } from 'vitest'
import { changedFacts, factNames, factValues } from '../../../components/workspace/account/fact-fields'
import { emptyAccount } from '../../../lib/domain/default-account'
import { accountSchema } from '../../../lib/messages/rows'
import { knownAccount } from '../gallery/samples/standing'

const context = { now: '2026-03-20T08:00:00.000Z', currency: 'CNY' }
const empty = emptyAccount('a1', 'Acme', '2026-01-01T00:00:00.000Z')

const edit = (account: typeof empty, values: Partial<ReturnType<typeof factValues>>) =>
  changedFacts(account, { ...factValues(account), ...values }, context)

describe('the facts of an account, entered', () => {
  it('are nothing where nothing was changed, whatever is known', () => {
    expect(edit(empty, {})).toEqual({})
    expect(edit(knownAccount, {})).toEqual({})
  })

  it('are shares of what is typed in per cent, and money in the reporting currency or the one it was in', () => {
    expect(edit(empty, { marginRate: '32.5', growthRate: '-4', creditLimit: '5000.5' })).toEqual({
      marginRate: 0.325,
      growthRate: -0.04,
      creditLimit: { minor: 500_050, currency: 'CNY' },
    })
    expect(edit(knownAccount, { creditLimit: '600000' })).toEqual({
      creditLimit: { minor: 60_000_000, currency: 'EUR' },
    })
  })

  it('say that it is a customer where they say since when, and when a feel was felt', () => {
    expect(edit(empty, { customerSince: '2025-02-01', feel: '4' })).toEqual({
      customerSince: '2025-02-01',
      relationship: 'customer',
      feel: { value: 4, at: context.now },
    })
  })

  it('tell receivables that nobody looked at from none overdue, and forget the day with the state', () => {
    expect(edit(empty, { receivables: 'none' })).toEqual({ receivablesKnown: true, overdueSince: null })
    expect(edit(empty, { receivables: 'overdue', overdueSince: '2026-03-01' })).toEqual({
      receivablesKnown: true,
      overdueSince: '2026-03-01',
    })
    expect(edit(knownAccount, { receivables: 'none' })).toEqual({ receivablesKnown: true, overdueSince: null })
  })

  it('keep a contract whole', () => {
    expect(edit(knownAccount, { endedOn: '2026-03-01', endReason: 'cancelled' })).toEqual({
      contract: { startsOn: '2025-01-10', renewsOn: '2026-05-20', endedOn: '2026-03-01', endReason: 'cancelled' },
    })
    expect(edit(knownAccount, { startsOn: '' })).toEqual({ contract: null })
  })

  it('open and close an offer, and say of whom nobody spoke that they are no customer yet', () => {
    const openOffer = { kind: 'trial', since: '2026-03-01' } as const
    const typed = { offer: 'trial', offerSince: '2026-03-01' }
    expect(edit(empty, typed)).toEqual({ openOffer, relationship: 'notYet' })
    expect(edit({ ...empty, relationship: 'customer' }, typed)).toEqual({ openOffer })
    expect(edit({ ...empty, relationship: 'notYet', openOffer }, { offer: '', offerSince: '' })).toEqual({
      openOffer: null,
    })
  })

  it('can each be taken back, and leave a row that can be stored', () => {
    const blank = Object.fromEntries(factNames.map((name) => [name, '']))
    const row = { ...knownAccount, ...edit(knownAccount, blank) }
    expect(accountSchema.safeParse(row).success).toBe(true)
    expect(factValues(row)).toEqual(blank)
  })
})
