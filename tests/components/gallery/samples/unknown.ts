/** People who are no customers yet. */
import type { SidebarView } from '../../../../components/sidebar/view'
import { others } from './card'

export const unknownViews: Record<string, SidebarView> = {
  unknown: {
    kind: 'unknown',
    form: { name: 'Jonas Weber', address: 'jonas.weber@nordlicht.example', companyName: 'Nordlicht', accountId: null },
    existing: null,
    isFreeMail: false,
    failed: null,
    isPrivate: false,
    privateTargets: { person: 'jonas.weber@nordlicht.example', domain: 'nordlicht.example', hasThread: true },
    others,
  },
  existing: {
    kind: 'unknown',
    form: { name: 'Jonas Weber', address: 'jonas@nordlicht.example', companyName: 'Nordlicht GmbH', accountId: 'a9' },
    existing: { id: 'a9', name: 'Nordlicht GmbH' },
    isFreeMail: false,
    failed: 'storageFull',
    isPrivate: false,
    privateTargets: { person: 'jonas@nordlicht.example', domain: 'nordlicht.example', hasThread: true },
    others: [],
  },
}
