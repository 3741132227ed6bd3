/** People who are no customers yet, or of more than one account. */
import type { SidebarView } from '../../../../components/sidebar/view'
import { card, others } from './card'
import { bare } from './known-state'

export const unknownViews: Record<string, SidebarView> = {
  unknown: {
    kind: 'unknown',
    form: { name: 'Jonas Weber', address: 'jonas.weber@nordlicht.example', companyName: 'Nordlicht', accountId: null },
    existing: null,
    isFreeMail: false,
    hasFailed: false,
    others,
  },
  existing: {
    kind: 'unknown',
    form: { name: 'Jonas Weber', address: 'jonas@nordlicht.example', companyName: 'Nordlicht GmbH', accountId: 'a9' },
    existing: { id: 'a9', name: 'Nordlicht GmbH' },
    isFreeMail: false,
    hasFailed: true,
    others: [],
  },
  choice: {
    kind: 'choice',
    person: { ...card.person, name: 'Wang Fang' },
    choices: [card.account, { ...card.account, id: 'a2', name: 'Hengda Machinery', isMine: true }, bare.account],
    others: [],
  },
}
