import { expect, it } from 'vitest'
import { orderMonths } from '../../lib/domain/order-months'
import { defaultPolicy } from '../../lib/domain/policy'
import { order, today } from './build-facts'

it('orders are summed by calendar month, the empty ones among them, refunds taken off', () => {
  const orders = [
    order(0, 100, { id: 'a', on: '2026-06-01' }),
    order(0, 50, { id: 'b', on: '2026-06-17' }),
    order(0, -30, { id: 'c', on: '2026-04-30' }),
    order(0, 10, { id: 'gone', on: '2026-06-02', deletedAt: '2026-06-03T00:00:00.000Z' }),
    order(0, 10, { id: 'to come', on: '2026-06-18' }),
    order(0, 10, { id: 'too old', on: '2026-03-31' }),
  ]
  const months = orderMonths(orders, defaultPolicy, today, 3)
  expect(months.map(({ month, net, purchases }) => [month, net, purchases])).toEqual([
    ['2026-04', -30, 0],
    ['2026-05', 0, 0],
    ['2026-06', 150, 2],
  ])
  expect(months[2]?.rows.map(({ id }) => id)).toEqual(['b', 'a'])
})
