/** Mail being written. */
import type { SidebarView } from '../../../../components/sidebar/view'
import { card, others } from './card'
import { fine } from './known-state'

export const draftViews: Record<string, SidebarView> = {
  draft: {
    kind: 'draft',
    cards: [card, { ...fine, account: { ...fine.account, id: 'a3', name: 'Jinyuan Weaving' } }],
    others,
    companies: 2,
  },
  'draft-empty': { kind: 'draft', cards: [], others: [], companies: 0 },
}
