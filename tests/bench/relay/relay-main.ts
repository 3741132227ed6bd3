/**
 * The baseline of what travels between two reps: a relay that does nothing but pass frames on. Sockets at `/fsync` are told
 * only after the frame is on disk, as ours are. Arguments: port, file to append to.
 */
import { fsyncSync, openSync, writeSync } from 'node:fs'
import { WebSocketServer } from 'ws'

const [port, file] = process.argv.slice(2)
if (port === undefined || file === undefined) throw new Error('Give a port and a file.')
const log = openSync(file, 'a')
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(port), perMessageDeflate: false })
const paths = new WeakMap<object, string>()

server.on('connection', (socket, request) => {
  const path = request.url ?? '/'
  paths.set(socket, path)
  socket.on('message', (data: Buffer) => {
    if (path === '/fsync') {
      writeSync(log, data)
      fsyncSync(log)
    }
    for (const other of server.clients)
      if (other !== socket && paths.get(other) === path) other.send(data, { binary: false })
  })
})
