/** A plan's history, asked of the team's server over HTTP (docs/protocol.md, "Plan history"). */
import { applyUpdate, Doc } from 'yjs'
import type { PlanBlock } from '../domain/plan/plan-block'
import {
  planStateSchema,
  planVersionsSchema,
  restoreAnswerSchema,
  type PlanVersion,
} from '../messages/plan-history-protocol'
import { askServer, type MemberAnswer } from './ask-server'
import { readPlanBlocks } from './plan-blocks'
import type { ServerAccess } from './ticket'

const pathOf = (accountId: string): string => `/v1/plans/${encodeURIComponent(accountId)}`

/** Newest first. */
export async function listPlanVersions(access: ServerAccess, accountId: string): Promise<MemberAnswer<PlanVersion[]>> {
  const path = `${pathOf(accountId)}/versions`
  const answer = await askServer(access, { method: 'GET', path, answer: planVersionsSchema })
  return answer.ok ? { ok: true, value: answer.value.versions } : answer
}

/** What the plan said at the end of a version; notFound: it has been merged with others, and the list is to be asked for anew. */
export async function readPlanVersion(
  access: ServerAccess,
  accountId: string,
  version: string,
): Promise<MemberAnswer<PlanBlock[]>> {
  const path = `${pathOf(accountId)}/versions/${encodeURIComponent(version)}`
  const answer = await askServer(access, { method: 'GET', path, answer: planStateSchema })
  if (!answer.ok) return answer
  const doc = new Doc()
  try {
    applyUpdate(doc, bytesOf(answer.value.update))
    return { ok: true, value: readPlanBlocks(doc) }
  } catch (error) {
    console.warn(`The team's server gave a version of plan ${accountId} that cannot be read.`, error)
    return { ok: false, reason: 'unreachable' }
  } finally {
    doc.destroy()
  }
}

/** Makes the plan read like that version, for everybody. @returns the version that this made; null: it reads like that already */
export async function restorePlanVersion(
  access: ServerAccess,
  accountId: string,
  version: string,
): Promise<MemberAnswer<string | null>> {
  const path = `${pathOf(accountId)}/restore`
  const answer = await askServer(access, { method: 'POST', path, body: { version }, answer: restoreAnswerSchema })
  return answer.ok ? { ok: true, value: answer.value.version } : answer
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
