/** Sample props for every state the sidebar has, with long, hostile, missing and plentiful data. */
import type { SidebarView } from '../../../../components/sidebar/view'
import { askedViews } from './asked'
import { draftViews } from './draft'
import { firstMinutesViews } from './first-minutes'
import { knownByState } from './known-state'
import { knownByText } from './known-text'
import { viewsWithoutCustomer } from './no-customer'
import { recognisedViews } from './recognised'
import { selfTestViews } from './self-test'
import { unknownViews } from './unknown'

export const views: Record<string, SidebarView> = {
  ...knownByState,
  ...knownByText,
  ...unknownViews,
  ...draftViews,
  ...viewsWithoutCustomer,
  ...askedViews,
  ...recognisedViews,
  ...selfTestViews,
  ...firstMinutesViews,
}
