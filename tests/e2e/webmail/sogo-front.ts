/** What a web server does before SOGo: its scripts and pictures as files, everything else handed on (Debian's apache.conf of it). */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { extname, join, normalize } from 'node:path'

const resources = '/usr/lib/GNUstep/SOGo/WebServerResources'
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/** @returns what closes it, and every connection to it. */
export async function startSogoFront(port: number, sogoPort: number): Promise<() => Promise<void>> {
  const server = createServer((asked, answer) => {
    const path = new URL(asked.url ?? '/', 'http://sogo').pathname
    const file = /^\/SOGo(?:\.woa)?\/WebServerResources\/(.+)$/.exec(path)?.[1]
    if (file !== undefined) void sendFile(decodeURIComponent(file), answer)
    else if (path === '/') answer.writeHead(302, { location: '/SOGo/' }).end()
    else handOn(asked, answer, port, sogoPort)
  })
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return async () => {
    server.closeAllConnections()
    await once(server.close(), 'close')
  }
}

async function sendFile(name: string, answer: ServerResponse): Promise<void> {
  const file = join(resources, normalize(`/${name}`))
  try {
    const { size } = await stat(file)
    answer.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-length': size,
      'cache-control': 'max-age=3600',
    })
  } catch {
    // No such file.
    answer.writeHead(404).end()
    return
  }
  createReadStream(file).pipe(answer)
}

function handOn(asked: IncomingMessage, answer: ServerResponse, port: number, sogoPort: number): void {
  const headers = {
    ...asked.headers,
    connection: 'close',
    'x-webobjects-server-protocol': 'HTTP/1.0',
    'x-webobjects-remote-host': '127.0.0.1',
    'x-webobjects-server-name': '127.0.0.1',
    'x-webobjects-server-port': String(port),
    'x-webobjects-server-url': `http://127.0.0.1:${port}`,
  }
  const to = { host: '127.0.0.1', port: sogoPort, path: asked.url, method: asked.method, agent: false, headers }
  const handed = request(to, (given) => {
    answer.writeHead(given.statusCode ?? 502, given.headers)
    given.pipe(answer)
  })
  handed.once('error', () => answer.destroy())
  asked.pipe(handed)
}
