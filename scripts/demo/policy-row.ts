/** The demo workspace's rules: the defaults, with dated exchange rates and the cadence of its own industries. */
import type { RowOf } from '../../lib/messages/rows'
import type { Calendar } from './calendar'
import { demoTimeZone } from './calendar'
import { demoId } from './ids'
import type { Story } from './story'

/** Working days between contacts that are usual, by how an industry's name begins; what is not named falls to the default. */
const cadenceByIndustry: readonly (readonly [RegExp, number])[] = [
  [/^(制造|Manufacturing|能源|Energy|医药)/, 90],
  [/^(美业|Beauty)/, 45],
]

export function policyRow(stories: readonly Story[], calendar: Calendar): RowOf<'policies'> {
  const createdAt = calendar.at(400, 9, 0)
  const industries = [...new Set(stories.map(({ industry }) => industry))]
  const cadences = industries.flatMap((industry) => {
    const days = cadenceByIndustry.find(([name]) => name.test(industry))?.[1]
    return days === undefined ? [] : [[industry, days] as const]
  })
  // Round figures, for a demo: half-yearly rates against the yuan.
  const rates = [760, 380, 190].flatMap((daysAgo, index) => [
    { currency: 'USD', on: calendar.day(daysAgo), rate: 7.1 + index * 0.05 },
    { currency: 'EUR', on: calendar.day(daysAgo), rate: 7.8 + index * 0.1 },
  ])
  return {
    id: demoId('policy', createdAt),
    createdAt,
    deletedAt: null,
    version: 1,
    values: {
      calendar: { zone: demoTimeZone },
      money: { reportingCurrency: 'CNY', rates },
      dormancy: { cadences: Object.fromEntries(cadences) },
    },
  }
}
