/** A static page with the structure of Roundcube 1.6 whose messages are switched by script, on a free port of 127.0.0.1. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { messageSource } from './message-markup'

export interface BenchMailbox {
  /** The webmail as the content script knows it. */
  url: string
  /** The same page without what tells a Roundcube, so that the content script leaves it alone. */
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

function page(bodyClass: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mail</title>
<style>html, body { height: 100% } body { margin: 0; font: 14px/1.5 sans-serif } #messagecontframe { border: 0; width: 100%; height: 100% }</style>
<script src="/program/js/app.min.js"></script>
<script>rcmail.set_env({"task":"mail","username":"rep1@ourco.test"})</script></head>
<body class="${bodyClass}"><iframe id="messagecontframe" name="messagecontframe" src="about:blank"></iframe></body></html>`
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
    else answer('text/html', page(pathname === '/bare/' ? '' : 'task-mail action-none'))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The mailbox has no port.')
  const origin = `http://127.0.0.1:${address.port}`
  return {
    url: `${origin}/mail/?_task=mail`,
    bareUrl: `${origin}/bare/`,
    close: async () => {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}
