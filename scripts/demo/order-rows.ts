/** Two years of orders at most: a rhythm, seasons, and the last quarter's trend. */
import type { Order } from '../../lib/domain/model'
import { randomFor, type DemoContext } from './context'
import { demoId } from './ids'

const products = {
  zh: ['平台席位', '库存模块', '移动端模块', '传感器套件', '服务工时', '培训日'],
  en: ['Platform seats', 'Inventory module', 'Mobile module', 'Sensor kit', 'Service hours', 'Training day'],
} as const

/** Days ago, newest first; the first order lies on the day they became a customer. */
function orderDays(context: DemoContext): number[] {
  const { buys, customerForDays } = context.story
  if (!buys || customerForDays === undefined) return []
  const oldest = Math.min(customerForDays, 730)
  const days: number[] = []
  for (let day = buys.lastDaysAgo; day < oldest; day += buys.everyDays) days.push(day)
  return customerForDays <= 730 ? [...days, customerForDays] : days
}

export function orderRows(context: DemoContext): Order[] {
  const { story, calendar } = context
  const { buys } = story
  if (!buys) return []
  const random = randomFor(context, 'orders')
  const names = products[story.country === 'CN' ? 'zh' : 'en']
  return orderDays(context).map((daysAgo) => {
    const season = 0.9 + random.next() * 0.2
    const trend = daysAgo <= 91 ? buys.trend : 1
    const growth = daysAgo > 365 ? 1 / (1 + (story.growthRate ?? 0)) : 1
    const recordedAt = calendar.at(daysAgo, 17, random.between(0, 59))
    return {
      id: demoId(`order ${story.key} ${daysAgo}`, recordedAt),
      createdAt: recordedAt,
      deletedAt: null,
      accountId: context.accountId,
      on: calendar.day(daysAgo),
      // Whole tens, as invoices are.
      amount: { minor: Math.round((buys.amount * season * trend * growth) / 10) * 1000, currency: buys.currency },
      recordedAt,
      products: [random.pick(names), random.pick(names)].filter((name, index, all) => all.indexOf(name) === index),
    }
  })
}
