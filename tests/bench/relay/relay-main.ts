/**
 * The baseline of what travels between two reps: a relay that does nothing but pass frames on to the other sockets of the
 * same path, untouched. Paths that begin with `/fsync` are told only after the frame is on disk, as ours are. On a plan's
 * path (`…/v1/documents/…`) it says just enough of y-websocket's protocol for a client to call itself joined and saved.
 * Arguments: port, file to append to.
 */
import { fdatasyncSync, openSync, writeSync } from 'node:fs'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { messageYjsSyncStep1 } from 'y-protocols/sync'

const [port, file] = process.argv.slice(2)
if (port === undefined || file === undefined) throw new Error('Give a port and a file.')
const log = openSync(file, 'a')
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(port), perMessageDeflate: false })
const paths = new WeakMap<object, string>()

/** y-websocket's frames start with their kind; sync frames (0) go on with theirs. It exports no constants without a client. */
const syncKind = 0
/** "I have nothing; what have you?" and "This is all I have: nothing." */
const emptyStep1 = Uint8Array.of(syncKind, 0, 1, 0)
const emptyStep2 = Uint8Array.of(syncKind, 1, 2, 0, 0)

function passOn(from: WebSocket, path: string, data: Buffer, isBinary: boolean): void {
  for (const other of server.clients)
    if (other !== from && paths.get(other) === path) other.send(data, { binary: isBinary })
}

server.on('connection', (socket, request) => {
  const path = request.url ?? '/'
  paths.set(socket, path)
  const isPlan = path.includes('/v1/documents/')
  const isOnDiskFirst = path.startsWith('/fsync')
  if (isPlan) socket.send(emptyStep1)
  socket.on('message', (data: Buffer, isBinary) => {
    if (isPlan && data[0] === syncKind && data[1] === messageYjsSyncStep1) return socket.send(emptyStep2)
    // Who is where in a plan (awareness) is stored nowhere.
    if (isOnDiskFirst && (!isPlan || data[0] === syncKind)) {
      writeSync(log, data)
      fdatasyncSync(log)
    }
    return passOn(socket, path, data, isBinary)
  })
})
