/** A source of a running test server: its write key, the real client library, and what became of what it sent. */
import { Analytics, type AnalyticsSettings } from '@segment/analytics-node'
import { expect, onTestFinished } from 'vitest'
import { createWriteKey } from '../../../server/ingest/write-keys'
import type { IngestedMessage } from '../../../server/storage/ingest-storage'
import type { ServerOptions } from '../../../server/http/server'
import { startServer, type TestServer } from '../running-server'

export interface Source {
  server: TestServer
  key: string
  keyId: string
  /** The live rows of a collection, by creation. */
  rows(collection: string): Promise<Record<string, unknown>[]>
  /** Counts as `outcome call name: count`. */
  counts(): Promise<string[]>
  kept(outcome: IngestedMessage['outcome']): Promise<IngestedMessage[]>
  /** Posts as any HTTP client would. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** Sends messages as one batch and expects them to be taken. */
  batch(...messages: unknown[]): Promise<unknown>
}

export async function startSource(options: Partial<ServerOptions> = {}): Promise<Source> {
  const server = await startServer(options)
  const { id: keyId, key } = await createWriteKey(server.storage, server.workspaceId, 'Shop')
  return sourceOf(server, key, keyId)
}

export function sourceOf(server: TestServer, key: string, keyId: string): Source {
  const { storage, workspaceId } = server
  const post: Source['post'] = (path, body, headers = {}) =>
    fetch(`${server.server.url}${path}`, {
      method: 'POST',
      headers: { authorization: basic(key), 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
    })
  return {
    server,
    key,
    keyId,
    post,
    async rows(collection) {
      const records = await storage.recordsOf(workspaceId, collection)
      return records.map(({ data }) => data).filter((data) => data['deletedAt'] === null)
    },
    async counts() {
      const counts = await storage.ingest.counts(workspaceId)
      return counts.map(({ outcome, call, name, count }) => `${outcome} ${call} ${name}: ${count}`.replace(' :', ':'))
    },
    kept: (outcome) => storage.ingest.kept(workspaceId, { outcome }, 1000),
    async batch(...messages) {
      const response = await post('/v1/batch', { batch: messages, sentAt: new Date().toISOString() })
      expect(response.status).toBe(200)
      return response.json()
    },
  }
}

/** Some fields of each, as a text, in order of the texts. */
export function each(rows: readonly Record<string, unknown>[], ...fields: string[]): string[] {
  const texts = rows.map((row) => fields.map((field) => JSON.stringify(row[field])).join(' '))
  return texts.toSorted((a, b) => a.localeCompare(b))
}

export const basic = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`

/** Segment's own client for Node, pointed at the server. */
export function clientOf(url: string, key: string, settings: Partial<AnalyticsSettings> = {}): Analytics {
  const client = new Analytics({ writeKey: key, host: url, flushInterval: 50, ...settings })
  client.on('error', () => {})
  onTestFinished(() => client.closeAndFlush({ timeout: 200 }).then(() => {}))
  return client
}
