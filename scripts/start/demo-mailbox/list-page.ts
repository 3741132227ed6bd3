/** The list of messages, newest first, with a preview frame beside it. */
import { html } from 'hono/html'
import type { DemoMessage } from '../../demo/mail'
import { pageShell, type Markup } from './page-shell'

export interface ListedMessage {
  uid: number
  message: DemoMessage
}

function row({ uid, message }: ListedMessage): Markup {
  const { from, subject, at } = message
  return html`<tr id="rcmrow${uid}" class="message">
    <td class="subject">
      <span class="date">${at.slice(5, 10)}</span>
      <span class="fromto"><span class="rcmContactAddress" title="${from.address}">${from.name}</span></span>
      <span class="subject"><a href="?_task=mail&_mbox=INBOX&_uid=${uid}">${subject}</a></span>
    </td>
  </tr>`
}

export function listPage(username: string, messages: readonly ListedMessage[]): Markup {
  const content = html`<div id="layout">
    <div id="layout-menu"><strong>Demo mailbox</strong><small>${username}</small></div>
    <div id="layout-list">
      <table id="messagelist">
        <tbody>
          ${messages.toReversed().map(row)}
        </tbody>
      </table>
    </div>
    <div id="layout-content">
      <iframe id="messagecontframe" name="messagecontframe" title="Message preview" src="about:blank"></iframe>
    </div>
  </div>`
  return pageShell({ title: 'Demo mailbox', action: 'none', username, content })
}
