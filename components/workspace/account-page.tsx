/** One account, wide: its card at the left, beside it the plan or the account in depth. */
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
import './account/account-depth.css'

export type AccountPart = 'plan' | 'depth' | 'history'

interface Props {
  /** What stands beside the card; the plan unless told otherwise. */
  part?: AccountPart
  /** null: still loading; `gone`: no such account on this device. */
  card: CardModel | 'gone' | null
  today: Day
  now: Date
  actions: SidebarActions
  save: { state: PlanSaveState; waiting: number } | null
  present: readonly PresentMember[]
  /** The editor, once loaded, or a word of waiting or failure before; the plan's history; the account in depth. */
  children: ComponentChildren
}

export function AccountPage({ part = 'plan', card, today, now, actions, save, present, children }: Props) {
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
          <div>
            {card !== null && <Tabs accountId={card.account.id} part={part} />}
            {part !== 'plan' ? (
              children
            ) : (
              <div data-testid="plan-page">
                <div class="plan-head">
                  <h2>{words.plan.title}</h2>
                  {save !== null && <PlanStatus {...save} present={present} />}
                  {card !== null && (
                    <a href={`#/accounts/${card.account.id}/history`} data-testid="plan-history-link">
                      {words.plan.history.link}
                    </a>
                  )}
                </div>
                {children}
              </div>
            )}
          </div>
        </div>
      )}
    </section>
  )
}

function Tabs({ accountId, part }: { accountId: string; part: AccountPart }) {
  const words = strings.value.depth
  const path = `#/accounts/${accountId}`
  return (
    <nav class="depth-tabs" aria-label={words.parts}>
      <a href={path} aria-current={part === 'plan' ? 'page' : part === 'history' ? 'true' : undefined}>
        {words.plan}
      </a>
      <a href={`${path}/depth`} aria-current={part === 'depth' ? 'page' : undefined} data-testid="tab-depth">
        {words.depth}
      </a>
    </nav>
  )
}
