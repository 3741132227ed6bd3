/** A static page with the structure of Roundcube 1.6 whose messages are switched by script, on a free port of 127.0.0.1. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { contactAddress, contactName } from '../pages/bench-rows'
import { messageSource } from './message-markup'

export interface BenchMailbox {
  /** The webmail as the content script knows it. */
  url: string
  /** The webmail with a hundred messages in its list, from the first hundred contacts of the benchmark. */
  listUrl: string
  /** The same page without what tells a Roundcube; opened by `openBare`. */
  bareUrl: string
  close: () => Promise<void>
}

const script = `
window.rcmail = { set_env() {} }
window.benchMailbox = {
  shownAt: null,
  baseline: null,
  open(markup) {
    this.shownAt = new Promise((resolve) => { this.resolve = resolve })
    document.querySelector('#messagecontframe').srcdoc = markup
  },
  /** Draws the list anew, as a webmail does when another folder is opened: other elements, other messages. */
  relist(from) {
    const rows = document.querySelector('#messagelist tbody')
    rows.innerHTML = document.querySelector('#rows').innerHTML.replaceAll(/_uid=\\d+/g, () => '_uid=' + from++)
  },
  shown(at, address) {
    this.baseline?.contentWindow.postMessage({ address }, '*')
    this.resolve(at)
  },
  mountBaseline(url) {
    document.documentElement.style.marginRight = '360px'
    const frame = document.createElement('iframe')
    frame.style.cssText = 'position:fixed;top:0;right:0;width:360px;height:100%;border:0'
    frame.src = url
    document.documentElement.append(frame)
    this.baseline = frame
  },
}`

function page(bodyClass: string, list = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mail</title>
<style>html, body { height: 100% } body { margin: 0; font: 14px/1.5 sans-serif } #messagecontframe { border: 0; width: 100%; height: 100% }</style>
<script src="/program/js/app.min.js"></script>
<script>rcmail.set_env({"task":"mail","username":"rep1@ourco.test"})</script></head>
<body class="${bodyClass}">${list}<iframe id="messagecontframe" name="messagecontframe" src="about:blank"></iframe></body></html>`
}

const listedMessages = 100

/** Rows as Roundcube draws them; all of them fit in a window of 1,500 pixels. */
function listMarkup(): string {
  const rows = Array.from({ length: listedMessages }, (_, index) => {
    const sender = `<span class="adr"><span title="${contactAddress(index)}" class="rcmContactAddress">${contactName(index)}</span></span>`
    const subject = `<a href="?_task=mail&_mbox=INBOX&_uid=${index + 1}&_action=show"><span>Offer ${index}</span></a>`
    return `<tr class="message"><td class="subject"><span class="fromto">${sender}</span><span class="date">2026-10-12 09:12</span>${subject}</td></tr>`
  })
  return `<style>#messagelist td { display: flex; height: 14px; font-size: 11px; line-height: 14px } .fromto { flex: 1; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }</style>
<ul id="mailboxlist"><li class="mailbox inbox selected">Inbox</li></ul>
<table id="messagelist" style="width: 400px; border-spacing: 0"><tbody>${rows.join('')}</tbody></table><template id="rows">${rows.join('')}</template>`
}

/** Starts the mailbox. */
export async function startBenchMailbox(): Promise<BenchMailbox> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const answer = (type: string, body: string): void => {
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body)
    }
    if (pathname.endsWith('app.min.js')) answer('text/javascript', script)
    else if (searchParams.get('_action') === 'viewsource')
      answer('text/plain', messageSource(searchParams.get('_uid') ?? ''))
    else if (pathname === '/list/') answer('text/html', page('task-mail action-none', listMarkup()))
    else answer('text/html', page(pathname === '/bare/' ? '' : 'task-mail action-none'))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The mailbox has no port.')
  const origin = `http://127.0.0.1:${address.port}`
  return {
    url: `${origin}/mail/?_task=mail`,
    listUrl: `${origin}/list/?_task=mail`,
    bareUrl: `${origin}/bare/`,
    close: async () => {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}
