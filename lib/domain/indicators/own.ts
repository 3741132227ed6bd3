/** Measures a workspace's own indicators (lib/domain/policy-own-indicators.ts). */
import { accountRow, isLive, sourceRows, type AccountView } from '../account-view'
import { folded } from '../folded'
import { ordersWithin, revenueOf } from '../order-days'
import type { OwnIndicator, OwnSource } from '../policy-own-indicators'
import { measured, missing, type Measurement } from './indicator'
import { isContactLive } from './relation'
import { carries, evidenceOf } from './signal-rows'
import { isUsageLive } from './use'

/** As any other indicator: missing where there is no data, zero only while the source is live. */
export function measureOwn(own: OwnIndicator, view: AccountView): Measurement {
  switch (own.source.kind) {
    case 'custom':
      return fromField(own, own.source.field, view)
    case 'signal':
      return fromSignals(own, own.source, view)
    case 'orders':
      return fromOrders(own, own.source, view)
    default:
      return fromInteractions(own, own.source, view)
  }
}

function fromField(own: OwnIndicator, field: string, view: AccountView): Measurement {
  const stored = Object.hasOwn(view.account.custom, field) ? (view.account.custom[field] ?? null) : null
  if (!view.isAccountKnown || stored === null) return missing('score')
  const value = own.categories === null ? stored : scoreOfCategory(own.categories, String(stored))
  if (typeof value !== 'number') return missing('score')
  return measured(value, 'score', own, { ageDays: null, rows: accountRow(view) })
}

function scoreOfCategory(categories: Readonly<Record<string, number>>, value: string): number | null {
  return Object.entries(categories).find(([category]) => folded(category) === folded(value))?.[1] ?? null
}

type Of<Kind extends OwnSource['kind']> = Extract<OwnSource, { kind: Kind }>

function fromSignals(own: OwnIndicator, { signal, measure, days }: Of<'signal'>, view: AccountView): Measurement {
  const recent = view.signals.filter(({ row, day }) => row.kind === signal && view.today - day < days)
  const evidence = evidenceOf(view, recent)
  if (measure === 'count') {
    const isKnown = recent.length > 0 || (isUsageLive(view) && carries(view, 'usage', signal))
    return isKnown ? measured(recent.length, 'count', own, evidence) : missing('count')
  }
  const values = recent.flatMap(({ row }) => row.value ?? [])
  const last = values.at(-1)
  if (last === undefined) return missing('score')
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return measured(measure === 'last' ? last : mean, 'score', own, evidence)
}

function fromOrders(own: OwnIndicator, { measure, days }: Of<'orders'>, view: AccountView): Measurement {
  const recent = ordersWithin(view.orders, view.today - days, view.today)
  const last = view.orders.days.at(-1)
  const unit = measure === 'count' ? 'count' : 'money'
  if (!isLive(view, 'orders', last ? view.calendar.startOf(last.day) : null)) return missing(unit)
  const value = measure === 'count' ? recent.filter(({ net }) => net > 0).length : revenueOf(recent)
  return measured(value, unit, own, {
    ageDays: last ? view.today - last.day : null,
    rows: sourceRows(
      'orders',
      recent.flatMap((day) => day.rows),
    ),
  })
}

function fromInteractions(
  own: OwnIndicator,
  { interactions, direction, days }: Of<'interactions'>,
  view: AccountView,
): Measurement {
  const recent = view.interactions.filter(
    ({ row, day }) =>
      view.today - day < days &&
      (interactions.length === 0 || interactions.includes(row.kind)) &&
      (direction === null || row.direction === direction),
  )
  if (recent.length === 0 && !isContactLive(view)) return missing('count')
  const last = recent.at(-1)
  return measured(recent.length, 'count', own, {
    ageDays: last ? view.today - last.day : null,
    rows: sourceRows(
      'interactions',
      recent.map(({ row }) => row),
    ),
  })
}
