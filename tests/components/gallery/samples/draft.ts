/** Mail being written. */
import type { SidebarView } from '../../../../components/sidebar/view'
import { card, others } from './card'
import { fine } from './known-state'
import { zhCard } from './known-text'

export const draftViews: Record<string, SidebarView> = {
  draft: {
    kind: 'draft',
    cards: [card, { ...fine, account: { ...fine.account, id: 'a3', name: 'Jinyuan Weaving' } }],
    others,
    companies: 2,
    logOnSend: { isOn: true, accounts: ['Hengda Textile', 'Jinyuan Weaving'] },
  },
  'draft-zh': {
    kind: 'draft',
    cards: [zhCard],
    others: [],
    companies: 1,
    logOnSend: { isOn: false, accounts: ['恒达纺织集团有限公司'] },
  },
  'draft-empty': { kind: 'draft', cards: [], others: [], companies: 0, logOnSend: null },
}
