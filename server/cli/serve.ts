/** `serve`: runs the server until it is told to stop. */
import { join } from 'node:path'
import { InvalidArgumentError, type Command } from 'commander'
import type { Bus } from '../bus/bus'
import { createMemoryBus } from '../bus/memory'
import { connectRedisBus } from '../bus/redis'
import type { Config } from '../config'
import { createServer, type ServerOptions } from '../http/server'
import { log } from '../log'
import { erasureJournalName } from '../members/erasure-journal'
import { Metrics } from '../metrics/metrics'
import { createMetricsServer, type MetricsServer } from '../metrics/metrics-server'
import { openStorage } from '../storage/open-storage'
import { command, configOf, type ConfigOptions } from './config-options'

interface ServeOptions extends ConfigOptions {
  port?: number
  host?: string
  redis?: string
}

export function addServe(program: Command): void {
  command(program, 'serve', 'run the server')
    .option('--port <number>', 'port; 0 takes a free one; default 8787', readPort)
    .option('--host <address>', 'address to listen on; put TLS in front of any but loopback; default 127.0.0.1')
    .option('--redis <url>', 'tells other processes on the same PostgreSQL database what has happened')
    .action((options: ServeOptions) => serve(configOf(options)))
}

async function serve(config: Config): Promise<void> {
  const storage = await openStorage(config, { isServing: true })
  const bus = await openBus(config)
  const metrics = config.metricsPort === undefined ? null : new Metrics()
  const server = await createServer({
    ...serverOptions(config, { storage, bus }),
    ...(metrics === null ? {} : { metrics }),
  })
  console.log(`Sidelight server on ${server.url}`)
  const metricsServer = metrics === null ? null : await tellMetrics(metrics, config)
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    await server.close()
    await metricsServer?.close()
    await bus.close()
    await storage.close()
    log.info('stopped')
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}

async function tellMetrics(metrics: Metrics, { metricsPort = 0, metricsHost }: Config): Promise<MetricsServer> {
  const server = await createMetricsServer(metrics, { port: metricsPort, host: metricsHost })
  log.info({ url: server.url }, 'metrics are told')
  return server
}

async function openBus({ redis, redisChannel }: Config): Promise<Bus> {
  return redis === undefined ? createMemoryBus() : connectRedisBus(redis, { channel: redisChannel })
}

function serverOptions(config: Config, parts: Pick<ServerOptions, 'storage' | 'bus'>): ServerOptions {
  return {
    ...parts,
    port: config.port,
    host: config.host,
    recheckMs: config.recheckSeconds * 1000,
    trustedProxies: config.trustedProxies,
    erasureJournal: join(config.data, erasureJournalName),
    documentIdleMs: config.documentIdleSeconds * 1000,
    outgoing: {
      maxWaitingBytes: config.maxWaitingMegabytes * 1024 * 1024,
      maxStalledMs: config.maxStalledSeconds * 1000,
    },
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('a port is 0 to 65535.')
  return port
}
