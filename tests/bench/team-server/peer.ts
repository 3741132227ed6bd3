/** Servers for Yjs documents, each a process of its own: ours, a relay that keeps nothing, and two by others. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectFolder } from '../../e2e/setup/project-paths'
import { findFreePorts } from '../../e2e/webmail/free-ports'
import { guardServices, startService, waitForService, type ServiceProcess } from '../../e2e/webmail/service-process'
import { hocuspocusWire, yWebsocketWire, type Wire } from './wire'

const peersFolder = join(projectFolder, 'tests/bench/peers')

export const peerNames = ['ours', 'relay', 'relay with an fsync', 'hocuspocus', 'y-websocket'] as const
export type PeerName = (typeof peerNames)[number]

/** How a client reaches one document. */
export interface Door {
  url: string
  protocols: string[]
  wire: Wire
}

export interface Peer {
  name: PeerName
  /** The running process; another one after `restart`. */
  pid(): number
  /** A door to a document; each is for one connection. */
  door(document: string): Promise<Door>
  /** SIGKILL, then the same folder again. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** What differs between them. */
export interface Kind {
  command(port: number, folder: string): readonly [string, ...string[]]
  environment?(port: number, folder: string): Record<string, string>
  door(port: number, document: string): Promise<Door>
}

/** Puts the others' servers where `tests/bench/peers/package.json` names them, once. */
async function installPeers(): Promise<void> {
  if (existsSync(join(peersFolder, 'node_modules/@hocuspocus/server'))) return
  await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peersFolder })
}

const runTypeScript = [process.execPath, '--import', 'tsx'] as const
const relay = (path: string): Kind => ({
  command: (port, folder) => [
    ...runTypeScript,
    'tests/bench/relay/relay-main.ts',
    String(port),
    join(folder, 'frames'),
  ],
  door: async (port, document) => ({
    url: `ws://127.0.0.1:${port}${path}/v1/documents/${document}`,
    protocols: [],
    wire: yWebsocketWire(),
  }),
})

const others: Readonly<Record<Exclude<PeerName, 'ours'>, Kind>> = {
  relay: relay('/bare'),
  'relay with an fsync': relay('/fsync'),
  hocuspocus: {
    command: (port, folder) => [process.execPath, join(peersFolder, 'hocuspocus.mjs'), String(port), folder],
    door: async (port, document) => ({
      url: `ws://127.0.0.1:${port}`,
      protocols: [],
      wire: hocuspocusWire(document),
    }),
  },
  'y-websocket': {
    command: () => [process.execPath, join(peersFolder, 'node_modules/@y/websocket-server/src/server.js')],
    environment: (port, folder) => ({ HOST: '127.0.0.1', PORT: String(port), YPERSISTENCE: join(folder, 'level') }),
    door: async (port, document) => ({
      url: `ws://127.0.0.1:${port}/${document}`,
      protocols: [],
      wire: yWebsocketWire(),
    }),
  },
}

/** Starts a server over a folder of its own, which goes when it is closed. */
export async function startPeer(name: PeerName): Promise<Peer> {
  if (name === 'hocuspocus' || name === 'y-websocket') await installPeers()
  const folder = await mkdtemp(join(tmpdir(), 'sidelight-peer-'))
  const kind: Kind = name === 'ours' ? await (await import('./our-server')).ourServer(folder) : others[name]
  const [port = 0] = await findFreePorts(1)
  const start = async (): Promise<ServiceProcess> => {
    const started = startService(name, kind.command(port, folder), {
      logFile: join(folder, 'log'),
      folder: projectFolder,
      env: { LOG_LEVEL: 'fatal', ...kind.environment?.(port, folder) },
    })
    await waitForService(started, port)
    return started
  }
  let service = await start()
  const dismissGuard = guardServices([service.pid], folder)
  return {
    name,
    pid: () => service.pid,
    door: (document) => kind.door(port, document),
    async restart() {
      await service.kill()
      service = await start()
    },
    async close() {
      await service.kill()
      dismissGuard()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Clock ticks a second in /proc (sysconf(_SC_CLK_TCK); 100 on every Linux that Node runs on). */
const ticksPerSecond = 100

/** Seconds of processor time the process has used: in its own code and in the kernel for it (proc(5), stat 14 and 15). */
export async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** MB of memory the process holds (proc(5), VmRSS). */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024
}
