/** The demo workspace: some forty accounts with a year of history, the same for the same moment and workspace. */
import type { Account, Contact, Instant, Interaction, Order, Signal, Task } from '../../lib/domain/model'
import { accountRow, contactRows } from './account-rows'
import { calendarAt } from './calendar'
import { contextOf } from './context'
import { interactionRows } from './interaction-rows'
import type { RowOf } from '../../lib/messages/rows'
import { orderRows } from './order-rows'
import { planUpdate } from './plan-update'
import { policyRow } from './policy-row'
import { signalRows } from './signal-rows'
import { americas } from './stories/americas'
import { asiaPacific } from './stories/asia-pacific'
import { chinaLargeMakers } from './stories/china-large-makers'
import { chinaProspects } from './stories/china-prospects'
import { chinaServices } from './stories/china-services'
import { chinaShops } from './stories/china-shops'
import { chinaSmallMakers } from './stories/china-small-makers'
import { europe } from './stories/europe'
import type { MemberKey, Story } from './story'
import { taskRows } from './task-rows'

export const stories: readonly Story[] = [
  ...chinaLargeMakers,
  ...chinaSmallMakers,
  ...chinaShops,
  ...chinaServices,
  ...chinaProspects,
  ...europe,
  ...americas,
  ...asiaPacific,
]

export interface DemoWorkspace {
  accounts: Account[]
  contacts: Contact[]
  interactions: Interaction[]
  signals: Signal[]
  orders: Order[]
  tasks: Task[]
  policies: RowOf<'policies'>[]
  /** Yjs updates of the account plans. */
  plans: { accountId: string; update: Uint8Array }[]
}

/** @param now the present, from which everything is dated back */
export function makeDemoWorkspace(given: {
  now: Instant
  workspaceId: string
  memberIds: Record<MemberKey, string>
}): DemoWorkspace {
  const calendar = calendarAt(given.now)
  const contexts = stories.map((story) => contextOf(story, { ...given, calendar }))
  return {
    accounts: contexts.map(accountRow),
    contacts: contexts.flatMap(contactRows),
    interactions: contexts.flatMap(interactionRows),
    signals: contexts.flatMap(signalRows),
    orders: contexts.flatMap(orderRows),
    tasks: contexts.flatMap(taskRows),
    policies: [policyRow(stories, calendar)],
    plans: contexts.flatMap(({ story, accountId }) =>
      story.plan ? [{ accountId, update: planUpdate(story.plan, story.key) }] : [],
    ),
  }
}
