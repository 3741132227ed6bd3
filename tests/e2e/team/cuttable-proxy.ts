/** A TCP proxy in front of the server whose line can be cut: a browser's offline switch does not reach worker sockets. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface CuttableProxy {
  port: number
  /** Breaks every connection and refuses new ones. */
  cut: () => void
  mend: () => void
  close: () => Promise<void>
}

/** Starts a proxy on a free port of 127.0.0.1 that leads to `targetPort`. */
export async function startCuttableProxy(targetPort: number): Promise<CuttableProxy> {
  const sockets = new Set<Socket>()
  let isCut = false
  const hold = (socket: Socket): void => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  }
  const server = createServer((client) => {
    if (isCut) {
      client.destroy()
      return
    }
    const target = connect({ port: targetPort, host: '127.0.0.1' })
    hold(client)
    hold(target)
    // Either end may break at any time: then the other is broken as well, as on a real line.
    client.on('error', () => target.destroy()).on('close', () => target.destroy())
    target.on('error', () => client.destroy()).on('close', () => client.destroy())
    client.pipe(target).pipe(client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: address.port,
    cut: () => {
      isCut = true
      breakAll()
    },
    mend: () => {
      isCut = false
    },
    close: async () => {
      breakAll()
      await once(server.close(), 'close')
    },
  }
}
