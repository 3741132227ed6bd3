/** The account in depth: what is wrong, how it is, what it is worth, what it buys, who they are, what happened. Every number opens to its rows. */
import { useState } from 'preact/hooks'
import { Loading } from '../../sidebar/skeleton'
import { AddNext } from './add-next'
import { AlertsPanel } from './alerts-panel'
import { CreditPanel } from './credit-panel'
import type { DepthProps } from './depth'
import type { FactName } from './fact-fields'
import { FactsPanel } from './facts-panel'
import { HealthPanel } from './health-panel'
import { KeyAccountPanel } from './key-account-panel'
import { PeoplePanel } from './people-panel'
import { PurchasePanel } from './purchase-panel'
import { StagePanel } from './stage-panel'
import { TimelinePanel } from './timeline-panel'
import { ValuePanel } from './value-panel'
import './account-depth.css'
import './standing.css'

export function AccountInDepth(props: DepthProps) {
  const { depth, now, isReadOnly, actions } = props
  const { insight, people, timeline, hasOlder } = depth
  const [asked, setAsked] = useState<FactName | null>(null)
  if (insight === null) return <Loading />
  return (
    <div class="depth" data-testid="depth">
      <AddNext missing={depth.addNext} isReadOnly={isReadOnly} onFact={setAsked} />
      <div class="depth-panels">
        <AlertsPanel {...props} />
        <div class="depth-column">
          <HealthPanel insight={insight} {...props} />
          <StagePanel insight={insight} {...props} />
          <CreditPanel {...props} />
        </div>
        <div class="depth-column">
          <ValuePanel insight={insight} {...props} />
          <KeyAccountPanel {...props} />
        </div>
        <PurchasePanel insight={insight} {...props} />
        <FactsPanel {...props} asked={asked} setAsked={setAsked} />
        <PeoplePanel {...props} />
        <TimelinePanel
          timeline={timeline}
          people={people}
          hasOlder={hasOlder}
          leftOutBefore={depth.leftOutBefore}
          now={now}
          actions={actions}
        />
      </div>
    </div>
  )
}
