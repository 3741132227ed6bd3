/** What a person says of who somebody is: rows that the team shares, each to be taken back. */
import type { SidebarActions } from '../../components/sidebar/actions'
import { decide, takeBack, type Answer } from '../../lib/store/identities'
import { findAccounts } from '../wiring/find-accounts'
import { attempt, type ActionsWiring } from './attempt'
import { refusalOf } from './unknown-view'

type DecideActions = Pick<
  SidebarActions,
  'choose' | 'denyMatch' | 'answerHint' | 'takeBack' | 'ignore' | 'askAgain' | 'findAccounts' | 'pickOriginal'
>

export function decideActions(wiring: ActionsWiring): DecideActions {
  const { db, loaded, session } = wiring
  /** Of whoever the view is about: by address, or by name in this thread. */
  const say = (answer: Answer): void => {
    const { match, message } = loaded()
    const focus = match?.focus
    if (!focus) return
    const asked =
      focus.address === null ? { name: focus.person.name, thread: message?.thread ?? null } : { address: focus.address }
    void attempt(wiring, () => decide(db, { ...asked, ...answer }))
  }
  return {
    choose: (accountId) => say({ decision: 'account', accountId }),
    denyMatch() {
      const { view } = loaded()
      const contactId = view.kind === 'known' ? view.card.person.contactId : null
      if (contactId !== null) say({ decision: 'notContact', contactId })
    },
    answerHint({ account, contact }, isThem) {
      if (contact !== null && isThem) say({ decision: 'contact', contactId: contact.id, accountId: account.id })
      else if (contact !== null) say({ decision: 'notContact', contactId: contact.id })
      else if (isThem) say({ decision: 'account', accountId: account.id })
      else {
        const focus = loaded().match?.focus
        if (focus) session.refused.add(refusalOf(focus, account.id))
        wiring.reload()
      }
    },
    takeBack: (decisionId) => void attempt(wiring, () => takeBack(db, decisionId)),
    ignore: (address) => void attempt(wiring, () => decide(db, { address, decision: 'ignored' })),
    askAgain() {
      const decided = loaded().match?.focus?.decided
      if (decided) void attempt(wiring, () => takeBack(db, decided.id))
    },
    findAccounts: (text) => findAccounts(db, wiring.team(), text),
    pickOriginal(key) {
      const { message, notes } = loaded()
      if (message === null) return
      const original = notes.originals.find((each) => each.key === key)
      if (original) session.picked.set(message.pageKey, original)
      else session.picked.delete(message.pageKey)
      wiring.reload()
    },
  }
}
