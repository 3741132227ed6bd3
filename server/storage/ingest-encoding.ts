/** Rows of the ingestion's tables to what its interface speaks of. */
import * as z from 'zod/mini'
import { ingestOutcomes } from '../../lib/messages/ingest-protocol'
import type { EventCount, IngestedMessage, WriteKey } from './ingest-storage'

const nullableText = z.nullable(z.string())

const keyRow = z.object({
  id: z.string(),
  hash: z.string(),
  workspace_id: z.string(),
  name: z.string(),
  created_at: z.string(),
  revoked_at: nullableText,
})
const ingestedRow = z.object({
  id: z.string(),
  call: z.string(),
  name: z.string(),
  outcome: z.enum(ingestOutcomes),
  reason: z.string(),
  at: z.int(),
  waits_for: nullableText,
  body: nullableText,
})
const countRow = z.object({
  call: z.string(),
  name: z.string(),
  outcome: z.enum(ingestOutcomes),
  count: z.int(),
  first_at: z.int(),
  last_at: z.int(),
  reason: z.string(),
})

export function readWriteKey(row: unknown): WriteKey {
  const { workspace_id: workspaceId, created_at: createdAt, revoked_at: revokedAt, ...rest } = z.parse(keyRow, row)
  return { ...rest, workspaceId, createdAt, revokedAt }
}

export function readIngested(row: unknown): IngestedMessage {
  const { waits_for: waitsFor, ...rest } = z.parse(ingestedRow, row)
  return { ...rest, waitsFor }
}

export function readEventCount(row: unknown): EventCount {
  const { first_at: firstAt, last_at: lastAt, ...rest } = z.parse(countRow, row)
  return { ...rest, firstAt, lastAt }
}
