/** Recipients as Roundcube 1.6 writes them: ten in the page, all of them in the "more" link's onclick. */
import type { Correspondent } from '../../lib/messages/page-report'

const shownAtOnce = 10

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#039;')
}

/** rcube::JQ: a JavaScript string inside an attribute. */
function quoteScript(html: string): string {
  return html
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('"', '\\"')
    .replaceAll('</', '<\\/')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
}

export function personMarkup({ name, address }: Correspondent): string {
  if (address === null) return `<span class="adr">${escapeHtml(name)}</span>`
  const shown = escapeHtml(name === '' ? address : name)
  const quoted = escapeHtml(address)
  const command = escapeHtml(`return rcmail.command('compose','${quoteScript(`${name} <${address}>`)}',this)`)
  return (
    `<span class="adr"><a href="mailto:${quoted}" class="rcmContactAddress" onclick="${command}" title="${quoted}">` +
    `${shown}</a><a href="#add" title="Add to address book" class="rcmaddcontact" onclick="${command}"></a></span>`
  )
}

/** The onclick of the "more" link, before it is escaped for the attribute. */
export function moreLinkScript(people: readonly Correspondent[]): string {
  const html = people.map(personMarkup).join(', ')
  return `return rcmail.simple_dialog('${quoteScript(html)}','To',null,{cancel_button:'close'})`
}

export function cellMarkup(role: string, people: readonly Correspondent[]): string {
  const shown = people.slice(0, shownAtOnce).map(personMarkup)
  const rest = people.length - shown.length
  const more = `<a href="#more" class="morelink" onclick="${escapeHtml(moreLinkScript(people))}">${rest} more...</a>`
  return `<td class="header ${role}">${[...shown, ...(rest > 0 ? [more] : [])].join(', ')}</td>`
}
