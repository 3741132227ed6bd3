/** What became of past warnings: right where the account left 30 to 120 days later, wrong otherwise, young ones not judged. */
import { describe, expect, it } from 'vitest'
import { warningRecords } from '../../../lib/domain/alerts/warning-record'
import type { Account } from '../../../lib/domain/model'
import { defaultPolicy } from '../../../lib/domain/policy'

const now = '2026-06-30T08:00:00.000Z'
const alert = (accountId: string, openedAt: string, rule = 'sinceUse', deletedAt: string | null = null) => ({
  rule,
  accountId,
  openedAt: `${openedAt}T08:00:00.000Z`,
  deletedAt,
})
const stays = { lost: null, contract: null }
const accounts = new Map<string, Pick<Account, 'lost' | 'contract'>>([
  ['stays', stays],
  ['marked', { ...stays, lost: { on: '2026-03-01', reason: '' } }],
  [
    'cancelled',
    {
      lost: null,
      contract: { startsOn: '2025-01-01', renewsOn: null, endedOn: '2026-03-01', endReason: 'cancelled' },
    },
  ],
  [
    'ended',
    { lost: null, contract: { startsOn: '2025-01-01', renewsOn: null, endedOn: '2026-03-01', endReason: null } },
  ],
])
const recordsOf = (...alerts: ReturnType<typeof alert>[]) =>
  Object.fromEntries(warningRecords(alerts, (id) => accounts.get(id), defaultPolicy, now))

describe('the record of a rule', () => {
  it('counts a warning as right from 30 to 120 days before the loss', () => {
    expect(recordsOf(alert('marked', '2026-01-30'), alert('cancelled', '2025-11-01'))).toEqual({
      sinceUse: { judged: 2, wrong: 0 },
    })
    expect(recordsOf(alert('marked', '2026-01-31'), alert('cancelled', '2025-10-31'))).toEqual({
      sinceUse: { judged: 2, wrong: 2 },
    })
  })

  it('calls a warning wrong whose account stays, once it is old enough', () => {
    expect(recordsOf(alert('stays', '2026-03-03'))).toEqual({})
    expect(recordsOf(alert('stays', '2026-03-02'), alert('ended', '2026-01-01', 'nps'))).toEqual({
      sinceUse: { judged: 1, wrong: 1 },
      nps: { judged: 1, wrong: 1 },
    })
  })

  it('leaves out what was taken back, came after the loss, or is of an account that is not here', () => {
    expect(
      recordsOf(
        alert('stays', '2025-01-01', 'sinceUse', '2025-01-02T00:00:00.000Z'),
        alert('marked', '2026-03-02'),
        alert('elsewhere', '2025-01-01'),
      ),
    ).toEqual({})
  })
})
