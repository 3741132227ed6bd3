/** The demo mailbox on the server's own origin: `/mailbox/<member>/?_task=mail&…`, addressed as Roundcube is. */
import type { Hono } from 'hono'
import type { DemoMessage } from '../../demo/mail'
import { demoMembers, type MemberKey } from '../../demo/story'
import { mailboxOwners, messagesOf } from '../mailbox'
import { listPage, type ListedMessage } from './list-page'
import { messagePage } from './message-page'
import { pageScript } from './page-shell'

/** Numbered from 1, as a mail server would. */
export function listedMessages(member: MemberKey, mail: readonly DemoMessage[]): ListedMessage[] {
  return messagesOf(member, mail, 'INBOX').map((message, index) => ({ uid: index + 1, message }))
}

export function addDemoMailbox(app: Hono, mail: readonly DemoMessage[]): void {
  app.get('/mailbox/program/js/app.min.js', (context) =>
    context.body(pageScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
  for (const member of mailboxOwners) {
    const username = demoMembers[member].email
    const messages = listedMessages(member, mail)
    app.get(`/mailbox/${member}/`, (context) => {
      const { _uid: uid, _action: action } = context.req.query()
      if (uid === undefined) return context.html(listPage(username, messages))
      const listed = messages.find((each) => String(each.uid) === uid)
      if (!listed) return context.text('There is no such message.', 404)
      if (action === 'viewsource') return context.text(listed.message.raw)
      return context.html(messagePage(username, listed, action === 'preview' ? 'preview' : 'show'))
    })
  }
}
