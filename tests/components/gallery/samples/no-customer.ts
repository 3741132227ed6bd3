/** Where no customer is shown. */
import type { SidebarView } from '../../../../components/sidebar/view'
import { others } from './card'

export const viewsWithoutCustomer: Record<string, SidebarView> = {
  none: { kind: 'none' },
  internal: { kind: 'internal', people: others.slice(1, 2), ignored: null },
  ignored: { kind: 'internal', people: others.slice(2), ignored: 'someone@else.example' },
  unreadable: {
    kind: 'unreadable',
    field: 'headers',
    webmail: 'qqmail-new',
    report: 'field: sender\nselectors: span.gD[email]\n<div class="adn ads">…</div>',
  },
  loading: { kind: 'loading' },
  storage: { kind: 'blocked', why: 'storage' },
  broken: { kind: 'blocked', why: 'broken' },
  blocked: { kind: 'blocked', why: 'nonce' },
}
