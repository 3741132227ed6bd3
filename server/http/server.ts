/** One running server: HTTP, rows and documents on one port. */
import { randomUUID } from 'node:crypto'
import { Server as HttpServer } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { closeCodes } from '../../lib/messages/sync-protocol'
import type { Bus } from '../bus/bus'
import { DocumentSocket } from '../documents/document-socket'
import { Rooms } from '../documents/rooms'
import { addIngestAdminRoutes } from '../ingest/ingest-admin-routes'
import { addIngestRoutes } from '../ingest/ingest-routes'
import { IngestService } from '../ingest/ingest-service'
import { log } from '../log'
import { mayOpenPlan } from '../members/may-open-plan'
import { replayErasures } from '../members/replay-erasures'
import { MemberSockets } from '../members/sockets'
import { Tickets } from '../members/tickets'
import { measuredStorage } from '../metrics/measured-storage'
import type { Metrics } from '../metrics/metrics'
import type { ServerParts } from '../parts'
import { Editing } from '../rows/editing'
import { AlertKeeper, type AlertOptions } from '../rows/alerts'
import { ReferenceKeeper, type ReferenceOptions } from '../rows/reference'
import { RowsSocket } from '../rows/rows-socket'
import { WorkspaceListeners } from '../rows/workspace-listeners'
import type { Storage } from '../storage/storage'
import { Outgoing, defaultOutgoingLimits, type OutgoingLimits } from './outgoing'
import { defaultLiveness, watchLiveness, type LivenessOptions } from './liveness'
import { onceAtATime } from './once-at-a-time'
import { Pace, type PaceOptions } from './pace'
import { addMemberRoutes } from './member-routes'
import { addPlanRoutes } from './plan-routes'
import type { RateLimitOptions } from './rate-limit'
import { readinessOf } from './readiness'
import { RequestLimits, type RequestLimitOptions } from './request-limits'
import { createRoutes } from './routes'
import { TrustedProxies } from './trusted-proxies'
import { Upgrade } from './upgrade'

export interface ServerOptions {
  storage: Storage
  bus: Bus
  /** 0 takes a free one. */
  port: number
  /** Default: 127.0.0.1. TLS stands in front. */
  host?: string
  /** Pages of the caller's own on the same origin, mounted before the server's. */
  extraRoutes?: (app: Hono) => void
  /** How often membership is checked again; default 10 s. */
  recheckMs?: number
  /** How long a document nobody has open stays in memory; default 30 s. */
  documentIdleMs?: number
  outgoing?: OutgoingLimits
  liveness?: LivenessOptions
  /** How long a rows socket may keep its hello to itself; default 30 s. */
  helloMs?: number
  reference?: ReferenceOptions
  alerts?: AlertOptions
  /** How fast one device may push and pull. */
  pace?: PaceOptions
  /** Addresses and networks of proxies that are believed about whom they speak for; default: loopback. */
  trustedProxies?: readonly string[]
  /** How often members' routes may be asked. */
  requests?: RequestLimitOptions
  /** How many messages of one write key are taken; more are put off. */
  ingest?: RateLimitOptions
  /** Told of what the server does; default: nobody is. */
  metrics?: Metrics
  /** How long requests that are under way may take when the server closes; default 5 s. */
  closeMs?: number
  /** A file beside the database where erasures are noted, for them to outlive a restore; default: none. */
  erasureJournal?: string
}

export interface RunningServer {
  /** `http://host:port`, without a slash. */
  url: string
  /** Asks clients to come again later (1001), waits until everything is on disk; the storage stays open. */
  close(): Promise<void>
}

/** @throws Error when the port cannot be had. */
export async function createServer(options: ServerOptions): Promise<RunningServer> {
  const { bus, port, host = '127.0.0.1', extraRoutes, recheckMs = 10_000, documentIdleMs = 30_000 } = options
  const metrics = options.metrics ?? null
  const storage = metrics === null ? options.storage : measuredStorage(options.storage, metrics)
  let isStopping = false
  const erasureJournal = options.erasureJournal ?? null
  await replayErasures(storage, bus, erasureJournal)
  const tickets = new Tickets(storage)
  const sockets = new MemberSockets(storage)
  const outgoing = new Set<Outgoing>()
  const origin = randomUUID()
  const reference = new ReferenceKeeper({ storage, bus }, options.reference)
  const alerts = new AlertKeeper({ storage, bus }, options.alerts)
  const parts: ServerParts = {
    storage,
    bus,
    origin,
    pace: new Pace(options.pace),
    editing: new Editing(bus, origin),
    onPush(workspaceId, changes) {
      metrics?.notePush(changes.length)
      reference.notePush(workspaceId, changes.length)
      alerts.notePush(workspaceId)
      // What came before the mapping is written at once, not with the next event.
      if (changes.some(({ collection }) => collection === 'ingestMappings')) service.remap(workspaceId)
    },
  }
  const rooms = new Rooms(parts, documentIdleMs)
  const recheck = (workspaceId?: string): void => {
    sockets.recheck(workspaceId).catch((error: unknown) => log.error({ err: error }, 'membership could not be checked'))
  }
  const workspaces = new WorkspaceListeners(parts, recheck)

  const upgrade = new Upgrade(tickets, ({ socket, stream, session, room }) => {
    const out = new Outgoing(socket, options.outgoing ?? defaultOutgoingLimits, stream)
    if (!sockets.hasRoom(session)) return out.close(closeCodes.tooMany, 'This device has too many connections open.')
    workspaces.listen(session.workspaceId)
    watchLiveness(socket, stream, options.liveness ?? defaultLiveness)
    const member =
      room.kind === 'rows'
        ? new RowsSocket(parts, session, socket, out, options.helloMs)
        : new DocumentSocket(rooms, session, room.name, socket, out, (now) => mayOpenPlan(storage, now, room.name))
    outgoing.add(out)
    sockets.add(member)
    socket.on('close', (code) => {
      metrics?.noteClose(code)
      outgoing.delete(out)
      sockets.remove(member)
    })
  })
  const stalls = setInterval(() => {
    for (const out of outgoing) out.checkStalled()
  }, 1000)
  const rechecks = setInterval(() => {
    recheck()
    workspaces.pokeNews(sockets.workspaceIds())
    parts.editing.renew()
  }, recheckMs)
  const stopGaps = bus.onGap(
    onceAtATime(async () => {
      workspaces.pokeAllNews()
      await rooms.catchUp()
    }),
  )

  const requests = new RequestLimits(options.requests, new TrustedProxies(options.trustedProxies))
  const service = new IngestService(parts, metrics)
  const members = (app: Hono) => {
    // Sources send more at once than members may: theirs come first, with bounds of their own.
    addIngestRoutes(app, { storage, service, requests, messages: options.ingest })
    addMemberRoutes(app, { storage, bus, erasureJournal }, requests)
    addPlanRoutes(app, { storage, rooms }, requests)
    addIngestAdminRoutes(app, { storage, service, requests })
  }
  const isReady = () => readinessOf({ storage, bus }, isStopping)
  metrics?.watch({
    sockets: () => sockets.counts(),
    openDocuments: () => rooms.size,
    isBusConnected: () => bus.isConnected(),
  })
  const server = createAdaptorServer({
    fetch: createRoutes(storage, tickets, { extraRoutes, members, requests, isReady, metrics }).fetch,
  })
  if (!(server instanceof HttpServer)) throw new TypeError('An HTTP/1.1 server was expected.')
  server.on('upgrade', (request, stream, head) => upgrade.handle(request, stream, head))
  await listen(server, port, host)
  const address = server.address()
  const url = `http://${host}:${typeof address === 'object' && address !== null ? address.port : port}`
  log.info({ url }, 'listening')
  return {
    url,
    async close() {
      isStopping = true
      clearInterval(stalls)
      clearInterval(rechecks)
      stopGaps()
      upgrade.close()
      sockets.closeAll(1001, 'The server is going away.')
      await closeHttp(server, options.closeMs ?? 5000)
      await service.close()
      await rooms.close()
      await alerts.close()
      await reference.close()
      workspaces.close()
    },
  }
}

/** Takes no more, lets what is under way be answered, and cuts what takes too long. */
async function closeHttp(server: HttpServer, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  // A connection is idle again once its request is answered.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), patienceMs)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}

function listen(server: HttpServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
