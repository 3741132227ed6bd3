/** What a click in the sidebar does. Components call these for trusted events only. */
import type { SidebarActions } from '../../components/sidebar/actions'
import { domainOf } from '../../lib/domain/address'
import { isFreeMail, registrableDomain } from '../../lib/mail/mail-domains'
import { patchRow } from '../../lib/store/write'
import { addPerson } from '../../lib/store/people'
import { accountActions } from '../wiring/account-actions'
import { tellBackground } from '../wiring/background'
import { attempt, type ActionsWiring } from './attempt'
import { decideActions } from './decide-actions'
import { logActions } from './log-actions'
import { pageActions, type PageWiring } from './page-actions'

/** Opens the full page in a tab of its own. The background does it: in Firefox a frame inside a web page has no `tabs`. */
export function openPage(path: string): void {
  tellBackground({ type: 'open-page', path })
}

export function sidebarActions(wiring: ActionsWiring & PageWiring): SidebarActions {
  const { db, loaded } = wiring
  return {
    ...accountActions({
      db,
      accountId: () => loaded().accountId,
      contactIds: () => loaded().contactIds,
      today: wiring.today,
      attempt: (write) => attempt(wiring, write),
      reload: wiring.reload,
      openPage,
    }),
    ...decideActions(wiring),
    ...logActions(wiring),
    ...pageActions(wiring),
    savePerson(contactId, { title, phone }) {
      // What is empty was not said, and what is stored of it stays.
      const said = { ...(title === null ? {} : { title }), ...(phone === null ? {} : { phone }) }
      return attempt(wiring, () => patchRow(db, 'contacts', contactId, { set: said }))
    },
    add(form) {
      const domain = domainOf(form.address)
      const account =
        form.accountId === null
          ? { name: form.companyName, domain: isFreeMail(domain) ? null : registrableDomain(domain) }
          : { id: form.accountId }
      void attempt(wiring, () => addPerson(db, { name: form.name, address: form.address, account }))
    },
  }
}
