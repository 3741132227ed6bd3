/** Programs that send events, asked of the team's server by owners and admins (docs/protocol.md, "Ingestion"). */
import * as z from 'zod/mini'
import {
  eventCountsSchema,
  ingestDefaultsSchema,
  keptMessagesSchema,
  madeWriteKeySchema,
  previewSchema,
  writeKeysSchema,
  type EventCountView,
  type IngestDefaults,
  type IngestOutcome,
  type KeptMessage,
  type MappingDraft,
  type Previewed,
  type WriteKeyView,
} from '../messages/ingest-protocol'
import { askServer, idPath, type MemberAnswer } from './ask-server'
import type { ServerAccess } from './ticket'

/** Revoked ones among them. */
export async function listWriteKeys(access: ServerAccess): Promise<MemberAnswer<WriteKeyView[]>> {
  const answer = await askServer(access, { method: 'GET', path: '/v1/ingest/keys', answer: writeKeysSchema })
  return answer.ok ? { ok: true, value: answer.value.keys } : answer
}

/** The key is told this once. */
export async function makeWriteKey(access: ServerAccess, name: string): Promise<MemberAnswer<string>> {
  const asked = { method: 'POST', path: '/v1/ingest/keys', body: { name }, answer: madeWriteKeySchema } as const
  const answer = await askServer(access, asked)
  return answer.ok ? { ok: true, value: answer.value.secret } : answer
}

/** It is good no more, at once. */
export function revokeWriteKey(access: ServerAccess, id: string): Promise<MemberAnswer<unknown>> {
  return askServer(access, { method: 'DELETE', path: idPath('ingest/keys', id), answer: z.unknown() })
}

export async function countEvents(access: ServerAccess): Promise<MemberAnswer<EventCountView[]>> {
  const answer = await askServer(access, { method: 'GET', path: '/v1/ingest/events', answer: eventCountsSchema })
  return answer.ok ? { ok: true, value: answer.value.events } : answer
}

/** The newest kept messages of one event. */
export async function keptMessagesOf(
  access: ServerAccess,
  wanted: { outcome: IngestOutcome; call: string; name: string },
): Promise<MemberAnswer<KeptMessage[]>> {
  const path = `/v1/ingest/kept?${new URLSearchParams(wanted).toString()}`
  const answer = await askServer(access, { method: 'GET', path, answer: keptMessagesSchema })
  return answer.ok ? { ok: true, value: answer.value.messages } : answer
}

/** What holds where no mapping says otherwise. */
export function ingestDefaults(access: ServerAccess): Promise<MemberAnswer<IngestDefaults>> {
  return askServer(access, { method: 'GET', path: '/v1/ingest/defaults', answer: ingestDefaultsSchema })
}

/** What kept messages would become; nothing is written. @param replaces the mapping's row, where it is changed */
export async function previewMapping(
  access: ServerAccess,
  mapping: MappingDraft,
  replaces: string | null,
): Promise<MemberAnswer<Previewed[]>> {
  const body = { mapping, replaces }
  const answer = await askServer(access, { method: 'POST', path: '/v1/ingest/preview', body, answer: previewSchema })
  return answer.ok ? { ok: true, value: answer.value.messages } : answer
}
