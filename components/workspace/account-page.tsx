/** One account, wide: its card at the left, the plan beside it. */
import type { ComponentChildren } from 'preact'
import type { Day } from '../../lib/domain/model'
import { strings } from '../locale'
import { Card } from '../sidebar/card'
import { LogFooter } from '../sidebar/log-footer'
import { Loading } from '../sidebar/skeleton'
import type { SidebarActions } from '../sidebar/actions'
import type { CardModel } from '../sidebar/view'
import { PlanStatus, type PlanSaveState, type PresentMember } from './plan-status'
import './accounts.css'
import './plan.css'

interface Props {
  /** null: still loading; `gone`: no such account on this device. */
  card: CardModel | 'gone' | null
  today: Day
  now: Date
  actions: SidebarActions
  save: { state: PlanSaveState; waiting: number } | null
  present: readonly PresentMember[]
  /** The editor, once loaded; a word of waiting or failure before. */
  children: ComponentChildren
}

export function AccountPage({ card, today, now, actions, save, present, children }: Props) {
  const words = strings.value.page
  return (
    <section>
      <a class="back" href="#/">
        ← {words.account.back}
      </a>
      {card === 'gone' ? (
        <p class="message is-warn" data-testid="account-gone">
          {words.account.gone}
        </p>
      ) : (
        <div class="account-page">
          <aside class="account-side" aria-label={strings.value.frame.sidebar}>
            {card === null ? (
              <Loading />
            ) : (
              <>
                <Card card={card} today={today} now={now} actions={actions} isWide />
                <LogFooter state={card.log} today={today} now={now} actions={actions} onlyOther />
              </>
            )}
          </aside>
          <div data-testid="plan-page">
            <div class="plan-head">
              <h2>{words.plan.title}</h2>
              {save !== null && <PlanStatus {...save} present={present} />}
            </div>
            {children}
          </div>
        </div>
      )}
    </section>
  )
}
