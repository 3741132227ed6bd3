/** A message as Roundcube's preview frame holds it, made here so that no webmail's server time is measured. */
export interface BenchMessage {
  /** A whole number from 1 on. */
  uid: number
  from: { name: string; address: string }
  to: readonly { name: string; address: string }[]
}

/** Beyond about so many Roundcube keeps recipients in its "more" link. */
const shownRecipients = 10

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function person({ name, address }: BenchMessage['from']): string {
  return `<span class="adr"><a href="mailto:${escape(address)}" class="rcmContactAddress" title="${escape(address)}">${escape(name)}</a></span>`
}

function people(all: BenchMessage['to']): string {
  const links = all.map(person)
  const shown = links.slice(0, shownRecipients).join(', ')
  if (links.length <= shownRecipients) return shown
  const dialog = `return rcmail.simple_dialog(${JSON.stringify(links.join(', ')).replaceAll('</', '<\\/')},"To",null)`
  return `${shown}, <a href="#more" class="morelink" onclick="${escape(dialog)}">${links.length - shownRecipients} more…</a>`
}

/** The last script tells the page that the message now stands in it: there the clock starts. */
export function messageMarkup({ uid, from, to }: BenchMessage): string {
  return `<!doctype html><html><head><meta charset="utf-8"></head><body class="task-mail action-preview">
<div id="message-header">
  <h2 class="subject"><span class="voice">Subject: </span>Offer ${uid}<a class="extwin" href="?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show">open</a></h2>
  <table class="header-headers"><tbody>
    <tr><td class="header-title">From</td><td class="header from">${person(from)}</td></tr>
    <tr><td class="header-title">To</td><td class="header to">${people(to)}</td></tr>
    <tr><td class="header-title">Date</td><td class="header date">Today 09:12</td></tr>
  </tbody></table>
</div>
<div id="message-content"><div id="messagebody">${'We have read your offer and would like to talk about it. '.repeat(20)}</div></div>
<script>parent.benchMailbox.shown(performance.timeOrigin + performance.now(), ${JSON.stringify(from.address)})</script>
</body></html>`
}

/** What the webmail answers for a message's source. */
export function messageSource(uid: string): string {
  return `Message-ID: <offer-${uid}@mail.example>\r\nDate: Mon, 12 Oct 2026 09:12:00 +0000\r\nSubject: Offer ${uid}\r\n\r\nText.\r\n`
}
