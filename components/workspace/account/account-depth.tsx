/** The account in depth: what it is worth, how it is, what it buys, who they are, what happened. Every number opens to its rows. */
import { Loading } from '../../sidebar/skeleton'
import { AddNext } from './add-next'
import type { DepthProps } from './depth'
import { HealthPanel } from './health-panel'
import { PeoplePanel } from './people-panel'
import { PurchasePanel } from './purchase-panel'
import { TimelinePanel } from './timeline-panel'
import { ValuePanel } from './value-panel'
import './account-depth.css'

export function AccountInDepth({ depth, now, actions }: DepthProps) {
  const { insight, lines, months, people, timeline, hasOlder } = depth
  const { loadRows, loadOlder } = actions
  if (insight === null) return <Loading />
  return (
    <div class="depth" data-testid="depth">
      <AddNext depth={depth} />
      <div class="depth-panels">
        <HealthPanel insight={insight} lines={lines} now={now} loadRows={loadRows} />
        <ValuePanel insight={insight} lines={lines} loadRows={loadRows} />
        <PurchasePanel insight={insight} months={months} now={now} loadRows={loadRows} />
        <PeoplePanel people={people} now={now} />
        <TimelinePanel timeline={timeline} people={people} hasOlder={hasOlder} now={now} loadOlder={loadOlder} />
      </div>
    </div>
  )
}
