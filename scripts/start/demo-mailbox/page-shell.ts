/** What all pages of the demo mailbox share. They have the structure of Roundcube's elastic skin, so that its adapter reads them. */
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

const style = raw(`
  :root { color-scheme: light; font: 14px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; color: #2c363a; }
  * { box-sizing: border-box; } body { margin: 0; background: #fff; }
  html, body { height: 100%; } a { color: #00607a; }
  #layout { display: flex; height: 100%; }
  #layout-menu { width: 150px; background: #2f3a3f; color: #fff; padding: 16px 12px; }
  #layout-menu strong { display: block; font-size: 16px; margin-bottom: 12px; } #layout-menu small { color: #c5d1d3; }
  #layout-list { width: 330px; overflow: auto; border-right: 1px solid #d4dbde; }
  #messagelist { width: 100%; border-collapse: collapse; table-layout: fixed; }
  #messagelist td { padding: 7px 12px; border-bottom: 1px solid #eef2f4; cursor: pointer; }
  #messagelist tr.selected td { background: #e7f3f6; }
  #messagelist span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  #messagelist span.date { float: right; color: #8b9fa7; margin-left: 8px; } #messagelist a { color: inherit; text-decoration: none; }
  #messagelist span.fromto { color: #5d6f76; } #layout-content { flex: 1; min-width: 0; }
  #messagecontframe { border: 0; width: 100%; height: 100%; display: block; }
  #message-header { padding: 16px 20px 8px; border-bottom: 1px solid #d4dbde; }
  h2.subject { font-size: 19px; font-weight: 500; margin: 0 0 8px; } h2.subject .voice { position: absolute; left: -9999px; }
  h2.subject a.extwin { font-size: 13px; margin-left: 8px; }
  .header-headers td { padding: 0 12px 0 0; vertical-align: top; } td.header-title { color: #8b9fa7; white-space: nowrap; }
  #messagebody { padding: 16px 20px; white-space: pre-wrap; overflow-wrap: anywhere; }
  nav.back { padding: 8px 20px; background: #f4f6f7; }
`)

/** @param action Roundcube's body class says what the page shows */
export function pageShell(given: {
  title: string
  action: 'none' | 'preview' | 'show'
  username: string
  content: Markup
}): Markup {
  const settings = JSON.stringify({ task: 'mail', action: given.action, username: given.username })
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <link rel="icon" href="data:," />
        <title>${given.title}</title>
        <style>
          ${style}
        </style>
        <script src="/mailbox/program/js/app.min.js"></script>
        <script>
          rcmail.set_env(${raw(settings.replaceAll('<', String.raw`\u003c`))})
        </script>
      </head>
      <body class="task-mail action-${given.action}">
        ${given.content}
      </body>
    </html>`
}

/** What the pages' script does: a click on a row shows the message in the preview frame. */
export const pageScript = `
window.rcmail = { env: {}, set_env(values) { Object.assign(this.env, values) } }
addEventListener('DOMContentLoaded', () => {
  const frame = document.querySelector('#messagecontframe')
  const rows = [...document.querySelectorAll('#messagelist tr.message')]
  for (const row of rows) row.addEventListener('click', (event) => {
    event.preventDefault()
    for (const other of rows) other.classList.toggle('selected', other === row)
    const href = row.querySelector('a').href
    frame.contentWindow.location.replace(href + '&_framed=1&_action=preview')
  })
  for (const row of rows) row.addEventListener('dblclick', () => { location.href = row.querySelector('a').href + '&_action=show' })
})
`
