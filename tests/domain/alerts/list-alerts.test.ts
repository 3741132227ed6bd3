import { describe, expect, it } from 'vitest'
import { decideAlerts } from '../../../lib/domain/alerts/decide-alerts'
import { listAlerts } from '../../../lib/domain/alerts/list-alerts'
import type { Warning } from '../../../lib/domain/insight'
import type { Alert } from '../../../lib/domain/model'
import { defaultPolicy } from '../../../lib/domain/policy'
import { dayAgo, instantAgo, now } from '../build-facts'

const warning: Warning = {
  rule: 'receivables',
  isCrossed: true,
  value: 34,
  line: 30,
  unit: 'days',
  rows: [{ collection: 'accounts', id: 'acme' }],
}

function stored(fields: Partial<Alert> = {}): Alert {
  const insight = { accountId: 'acme', warnings: [{ ...warning, value: 31 }] }
  const [opened] = decideAlerts(insight, [], defaultPolicy, { now, ownerId: null }).open
  if (!opened) throw new Error('an alert opens')
  const row = { createdAt: now, deletedAt: null, recordedAt: now, rootCause: null, solvedAt: null, endedAt: null }
  return { ...row, toldAt: null, outcome: null, quietUntil: null, ...opened, ...fields }
}

const listed = (alerts: readonly Alert[], warnings: Warning[] = [warning]) =>
  listAlerts({ accountId: 'acme', warnings }, alerts, defaultPolicy, now).map(({ state, value, alert }) => [
    state,
    value,
    alert?.id ?? null,
  ])

describe('the list of an account’s alerts', () => {
  it('tells the figure as it stands now, stored or not', () => {
    expect(listed([])).toEqual([['open', 34, null]])
    expect(listed([stored()])).toEqual([['open', 34, stored().id]])
  })

  it('tells those that a person silenced from those that are over, with the figure they opened with', () => {
    const { id } = stored()
    expect(listed([stored({ quietUntil: dayAgo(-3) })])).toEqual([['quiet', 31, id]])
    expect(listed([stored({ solvedAt: now })])).toEqual([['solved', 31, id]])
    expect(listed([stored({ endedAt: now })], [])).toEqual([['over', 31, id]])
    // The figure is back, and nobody has written yet that its episode has ended.
    expect(listed([stored()], [])).toEqual([['over', 31, id]])
  })

  it('leaves deleted ones out, and puts the newest first', () => {
    const old = stored({ id: 'old', rule: 'csat', openedAt: instantAgo(90), endedAt: instantAgo(80) })
    const newer = stored({ id: 'newer', rule: 'csat', openedAt: instantAgo(30), endedAt: instantAgo(20) })
    const deleted = stored({ id: 'gone', deletedAt: now })
    expect(listed([old, deleted, newer], []).map(([, , id]) => id)).toEqual(['newer', 'old'])
  })

  it('reads evidence and unit of a later version as far as it knows them', () => {
    const later = stored({ unit: 'furlongs', evidence: [{ collection: 'visits', id: 'v' }], endedAt: now })
    expect(listAlerts({ accountId: 'acme' }, [later], defaultPolicy, now)).toMatchObject([{ unit: 'count', rows: [] }])
  })
})
