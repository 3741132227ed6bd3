/** Money and calendar of the rules: as they come, edited with orders left out, and wrong. */
import { CalendarRules } from '../../../../components/workspace/policy/calendar-rules'
import { EffectPanel } from '../../../../components/workspace/policy/effect-panel'
import { MoneyRules } from '../../../../components/workspace/policy/money-rules'
import type { EffectView } from '../../../../components/workspace/policy/policy-model'
import type { SaveView } from '../../../../components/workspace/policy/policy-page'
import { defaultPolicy } from '../../../../lib/domain/policy'
import type { MoneyRules as Money, OrderDays } from '../../../../lib/domain/policy-editing/money-rules'
import { now } from './clock'
import { Frame, nothing } from './policy-frame'
import { fieldsWith } from './policy-rules'

interface Props {
  edits?: Record<string, number | null>
  money?: Money
  orders?: OrderDays
  holidays?: readonly string[]
  effect: EffectView
  save?: Partial<SaveView>
}

export const someOrders: OrderDays = new Map([
  ['CNY', new Map([['2026-02-01', 12_310]])],
  [
    'EUR',
    new Map([
      ['2024-07-02', 41],
      ['2026-01-20', 800],
    ]),
  ],
  ['IDR', new Map([['2025-11-12', 7]])],
])
export const someRates: Money = {
  reportingCurrency: 'CNY',
  rates: [
    { currency: 'EUR', on: '2026-01-01', rate: 8.2143 },
    { currency: 'EUR', on: '2025-01-01', rate: 7.5806 },
    { currency: 'USD', on: '2025-01-01', rate: 7.1884 },
  ],
}

const noEdits: Record<string, number | null> = {}

export function MoneyPage({ edits = noEdits, money = defaultPolicy.money, orders, holidays, effect, save }: Props) {
  const inForce = defaultPolicy.calendar
  const edited = holidays ? { ...inForce, workingDays: [1, 2, 3, 4, 5, 6], holidays: [...holidays] } : inForce
  return (
    <Frame tab="money" {...(save && { save })}>
      <div class="policy-split">
        <div class="money-page">
          <MoneyRules
            money={{ now: money, inForce: defaultPolicy.money, orders: orders ?? null }}
            now={now}
            isReadOnly={false}
            onMoney={nothing}
          />
          <CalendarRules
            fields={fieldsWith(new Map(Object.entries(edits)), 'workspace').filter(({ group }) => group === 'calendar')}
            calendar={{ now: edited, inForce }}
            now={now}
            isReadOnly={false}
            onChange={nothing}
            onCalendar={nothing}
          />
        </div>
        <EffectPanel effect={effect} onStop={nothing} />
      </div>
    </Frame>
  )
}
