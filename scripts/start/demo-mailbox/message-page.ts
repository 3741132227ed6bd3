/** One message, alike in the preview frame and on a page of its own. */
import { html } from 'hono/html'
import type { Mailbox } from '../../demo/eml'
import type { ListedMessage } from './list-page'
import { pageShell, type Markup } from './page-shell'

function people(title: string, role: 'from' | 'to' | 'cc', boxes: readonly Mailbox[]): Markup {
  if (boxes.length === 0) return html``
  const links = boxes.map(
    ({ name, address }, index) =>
      html`${index > 0 ? ', ' : ''}<span class="adr"
          ><a href="mailto:${address}" class="rcmContactAddress" title="${address}">${name || address}</a></span
        >`,
  )
  return html`<tr>
    <td class="header-title">${title}</td>
    <td class="header ${role}">${links}</td>
  </tr>`
}

export function messagePage(username: string, { uid, message }: ListedMessage, action: 'preview' | 'show'): Markup {
  const { subject, from, to, cc, at, text } = message
  const back = action === 'show' ? html`<nav class="back"><a href="?_task=mail&_mbox=INBOX">Inbox</a></nav>` : html``
  const content = html`${back}
    <div id="message-header">
      <h2 class="subject">
        <span class="voice">Subject: </span>${subject}<a
          class="extwin"
          target="_top"
          href="?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show"
          >open</a
        >
      </h2>
      <table class="header-headers">
        <tbody>
          ${people('From', 'from', [from])} ${people('To', 'to', to)} ${people('Cc', 'cc', cc)}
          <tr>
            <td class="header-title">Date</td>
            <td class="header date">${at.slice(0, 16).replace('T', ' ')} UTC</td>
          </tr>
        </tbody>
      </table>
    </div>
    <div id="message-content"><div id="messagebody">${text}</div></div>`
  return pageShell({ title: subject, action, username, content })
}
