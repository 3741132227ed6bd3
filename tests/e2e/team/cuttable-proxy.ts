/** A TCP proxy in front of the server whose line can be cut: a browser's offline switch does not reach worker sockets. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

export interface CuttableProxy {
  port: number
  /** Breaks every connection and refuses new ones. */
  cut: () => void
  mend: () => void
  close: () => Promise<void>
}

/** What a bad line does to each connection, asked anew for each. */
export interface BadLine {
  /** Milliseconds that the next piece waits, one way: pieces of other connections overtake it. */
  delayMs: () => number
  /** After how many bytes, one way, the connection breaks, within a frame or not; infinite: never. */
  bytesUntilCut: () => number
  /** Is everything that a client has said said again over another connection when it has ended? */
  isRepeated: () => boolean
}

/** Starts a proxy on a free port of 127.0.0.1 that leads to `targetPort`. */
export async function startCuttableProxy(targetPort: number, bad?: BadLine): Promise<CuttableProxy> {
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
    if (bad === undefined) client.pipe(target).pipe(client)
    else {
      carryBadly(client, target, bad)
      carryBadly(target, client, bad)
      if (bad.isRepeated()) repeatAtEnd(client, () => connect({ port: targetPort, host: '127.0.0.1' }), hold)
    }
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
      isCut = true
      breakAll()
      await once(server.close(), 'close')
    },
  }
}

function carryBadly(from: Socket, to: Socket, bad: BadLine): void {
  let left = bad.bytesUntilCut()
  from.on('data', (piece) => {
    const carried = left < piece.length ? piece.subarray(0, left) : piece
    left -= piece.length
    from.pause()
    void delay(bad.delayMs()).then(() => {
      if (!to.destroyed && carried.length > 0) to.write(carried)
      // What was written leaves before the line breaks, so that the other end sees a part.
      if (left < 0) to.end(() => from.destroy())
      else from.resume()
    })
  })
  from.on('end', () => to.end())
}

/** As a network does that delivers late what was thought lost: nothing of it may count twice. */
function repeatAtEnd(client: Socket, open: () => Socket, hold: (socket: Socket) => void): void {
  const said: Uint8Array[] = []
  client.on('data', (piece) => said.push(piece))
  client.once('close', () => {
    const again = open()
    hold(again)
    again.on('error', () => again.destroy()).on('data', () => undefined)
    again.end(Buffer.concat(said))
  })
}
