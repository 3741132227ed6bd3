/** One account's card, in PRODUCT's order (S): who, verdict, chips, next step, last word, tasks, plan, more. */
import type { Day } from '../../lib/domain/model'
import { strings } from '../locale'
import { Chips } from './chips'
import { LastWords } from './last-words'
import { More } from './more'
import { NextStepCard } from './next-step'
import { PlanSummary } from './plan-summary'
import { SinceQuestion } from './since-question'
import { TaskList } from './task-list'
import { NumbersComing } from './skeleton'
import { VerdictLine } from './verdict-line'
import { MailboxFacts } from './verdict-mailbox'
import type { SidebarActions } from './actions'
import type { CardModel } from './view'
import { Who } from './who'
import './card.css'

interface Props {
  card: CardModel
  today: Day
  now: Date
  actions: SidebarActions
  /** On the full page the plan stands beside the card. */
  isWide?: boolean
}

/** Money and calendar of the rules. */
const ratesPath = '/policy/money'

export function Card({ card, today, now, actions, isWide = false }: Props) {
  const { insight, account } = card
  const asksSince = insight !== null && insight.stage.stage === null
  return (
    <article class="card" data-testid="card" data-account={account.id} aria-label={card.account.name}>
      <Who card={card} actions={actions} />
      {card.isComputing ? <NumbersComing /> : <VerdictLine verdict={card.verdict} insight={insight} />}
      {asksSince && <SinceQuestion today={today} onAnswer={actions.setSince} />}
      {insight !== null && (
        <Chips
          insight={insight}
          mailbox={card.rhythm ?? null}
          loadRows={actions.loadRows}
          onDepth={isWide ? undefined : () => actions.openPage(`/accounts/${account.id}/depth`)}
          onRates={() => actions.openPage(ratesPath)}
        />
      )}
      <div class="card-gap" />
      {card.nextStep !== null && (
        <NextStepCard key={card.nextStep.key} step={card.nextStep} today={today} actions={actions} />
      )}
      <LastWords words={card.lastWords} now={now} />
      <TaskList tasks={card.tasks} today={today} now={now} onDone={actions.completeTask} />
      {!isWide && <PlanSummary plan={card.plan} open={() => actions.openPage(`/accounts/${account.id}`)} />}
      {card.rhythm != null && <MailboxFacts rhythm={card.rhythm} now={now} />}
      <More
        now={now}
        preferences={card.person.formOfAddress ? [strings.value.draft.address(card.person.formOfAddress)] : []}
        load={() => actions.loadMore(account.id)}
      />
    </article>
  )
}
