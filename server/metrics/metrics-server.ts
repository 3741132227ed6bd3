/**
 * Metrics on a port of their own: what stands before the server's port to the world cannot hand them out by a wrong rule, and whoever
 * may read them is decided by the network alone.
 */
import { Server as HttpServer } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import type { Metrics } from './metrics'

export interface MetricsServer {
  url: string
  close(): Promise<void>
}

/** @throws Error when the port cannot be had */
export async function createMetricsServer(
  metrics: Metrics,
  { port, host }: { port: number; host: string },
): Promise<MetricsServer> {
  const app = new Hono()
  app.get('/metrics', async (context) =>
    context.text(await metrics.text(), 200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }),
  )
  const server = createAdaptorServer({ fetch: app.fetch })
  if (!(server instanceof HttpServer)) throw new TypeError('An HTTP/1.1 server was expected.')
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
  const address = server.address()
  return {
    url: `http://${host}:${typeof address === 'object' && address !== null ? address.port : port}`,
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
