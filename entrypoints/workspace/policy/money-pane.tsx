/** Money and calendar of the rules, and beside them who would change. */
import { useEffect, useState } from 'preact/hooks'
import { CalendarRules } from '../../../components/workspace/policy/calendar-rules'
import { EffectPanel } from '../../../components/workspace/policy/effect-panel'
import { MoneyRules } from '../../../components/workspace/policy/money-rules'
import type { OrderDays } from '../../../lib/domain/policy-editing/money-rules'
import type { PlainValues } from '../../../lib/domain/segments/segment-rules'
import type { SidelightDatabase } from '../../../lib/store/database'
import { page } from '../page-state'
import { loadOrderDays } from './load-order-days'
import type { PanePropsOfDraft } from './pane-props'
import { useEffectView } from './use-effect-view'

interface Props extends Pick<PanePropsOfDraft, 'db' | 'draft' | 'isReadOnly'> {
  stored: PlainValues
  version: number
}

export function MoneyPane({ db, draft, stored, version, isReadOnly }: Props) {
  const { effect, stop } = useEffectView({ draft, stored, version })
  const orders = useOrderDays(db)
  const now = page.now.value
  return (
    <div class="policy-split">
      <div class="money-page">
        <MoneyRules money={{ ...draft.money, orders }} now={now} isReadOnly={isReadOnly} onMoney={draft.putMoney} />
        <CalendarRules
          fields={draft.fields.filter(({ group }) => group === 'calendar')}
          calendar={draft.calendar}
          now={now}
          isReadOnly={isReadOnly}
          onChange={draft.change}
          onCalendar={draft.putCalendar}
        />
      </div>
      <EffectPanel effect={effect} onStop={stop} />
    </div>
  )
}

/** Counted once for a visit; null until then. */
function useOrderDays(db: SidelightDatabase): OrderDays | null {
  const [days, setDays] = useState<OrderDays | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    loadOrderDays(db, leaving.signal).then(setDays, (error: unknown) => {
      if (!leaving.signal.aborted) console.error('The orders could not be counted.', error)
    })
    return () => leaving.abort()
  }, [db])
  return days
}
