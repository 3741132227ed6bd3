/**
 * Messages between the extension's parts. Every receiver checks the sender (lib/messages/sender.ts) and then parses.
 * - content script -> background: `mount` (answers `mountAnswerSchema`)
 * - content script -> sidebar frame of its tab: `page-report`, `list-report`, `draft-sent`, `self-test`, `inserted`, `selection`; in Firefox the
 *   background hands them on
 * - content script -> background: `take-over`, when its adapter cannot read the page and the generic reader is to; `page-tools`,
 *   when it first needs what is loaded on demand
 * - sidebar frame -> background: `redeem` (answers `redeemAnswerSchema`), `open-page`; `generic-reads`, once the generic reader has read a
 *   message of the page: from then on the site begins with it
 * - sidebar frame -> background -> content script of its tab: every `sidebar-…`
 * - extension page or frame -> background: `sync-now`, `join`, `watch-plans`; `leave`, `history` and `older` from the full page alone
 * - background -> extension pages: `sync-state`, `plan-editors`
 */
import * as z from 'zod/mini'
import { limits } from './limits'
import { listReportSchema } from './list-report'
import { pageReportSchema } from './page-report'
import { collectionNames, instantSchema } from './rows'
import { selfTestSchema } from './self-test'
import { draftSentSchema } from './draft-sent'
import { nonceSchema, sidebarMessageSchema } from './sidebar-messages'
import { historyEntrySchema, recordSchema } from './sync-protocol'

export const syncStateSchema = z.object({
  /** alone: never joined a team. */
  status: z.enum([
    'alone',
    'upToDate',
    'syncing',
    'offline',
    'cannotReach',
    'notAMember',
    'needsUpdate',
    'storageFull',
  ]),
  /** Changes not yet confirmed by the server. */
  waiting: z.int().check(z.minimum(0)),
  /** Changes the server refused, for the person to look at. */
  needsAttention: z.int().check(z.minimum(0)),
  /** Since when the server has not been reached, and when it is tried next; only while offline or out of reach. */
  /** How far a long fetch is, of the sequence numbers that it goes through; absent where one page was all. */
  fetched: z.optional(z.object({ done: z.int(), total: z.int() })),
  since: z.optional(instantSchema),
  nextTryAt: z.optional(instantSchema),
})
export type SyncState = z.infer<typeof syncStateSchema>

const historyQuestion = {
  collection: z.enum(collectionNames),
  recordId: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,100}$/)),
  /** Where to ask on from. */
  before: z.optional(z.int().check(z.minimum(1))),
}
const historyQuestionSchema = z.object(historyQuestion)
export type HistoryQuestion = z.infer<typeof historyQuestionSchema>

/** Interactions and signals of an account from before an instant, which the team's server alone may have. */
const olderQuestion = { accountId: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,100}$/)), before: instantSchema }
const olderQuestionSchema = z.object(olderQuestion)
export type OlderQuestion = z.infer<typeof olderQuestionSchema>

export const runtimeMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('mount') }),
  z.object({ type: z.literal('page-report'), report: pageReportSchema }),
  z.object({ type: z.literal('list-report'), report: listReportSchema }),
  z.object({ type: z.literal('draft-sent'), draft: draftSentSchema }),
  z.object({ type: z.literal('self-test'), test: selfTestSchema }),
  /** The answer to `sidebar-insert`: whether there was an editor, and it took the text. */
  z.object({ type: z.literal('inserted'), isTaken: z.boolean() }),
  /** The answer to `sidebar-selection`; empty where nothing is selected. */
  z.object({ type: z.literal('selection'), text: z.string().check(z.maxLength(limits.selectionLength)) }),
  z.object({ type: z.literal('take-over'), webmail: z.string().check(z.maxLength(40)) }),
  z.object({ type: z.literal('page-tools') }),
  z.object({ type: z.literal('redeem'), nonce: nonceSchema }),
  ...sidebarMessageSchema.def.options,
  /** Opens a place of the full page, such as `/accounts/<id>`, in a tab of its own. */
  z.object({ type: z.literal('open-page'), path: z.string().check(z.regex(/^\/[\w/-]{0,200}$/)) }),
  z.object({ type: z.literal('generic-reads') }),
  z.object({ type: z.literal('sync-now') }),
  z.object({
    type: z.literal('join'),
    code: z.string().check(z.maxLength(2000)),
    /** What the person calls this browser. */
    device: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(100))),
  }),
  z.object({ type: z.literal('leave'), isWiped: z.boolean() }),
  z.object({
    type: z.literal('watch-plans'),
    accountIds: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(20)),
  }),
  z.object({ type: z.literal('history'), ...historyQuestion }),
  z.object({ type: z.literal('older'), ...olderQuestion }),
  z.object({ type: z.literal('sync-state'), state: syncStateSchema }),
  z.object({
    type: z.literal('plan-editors'),
    accountId: z.string().check(z.maxLength(100)),
    names: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(200)),
  }),
])
export type RuntimeMessage = z.infer<typeof runtimeMessageSchema>

/** Answer to `redeem`: the tab the nonce was made for; null when it is unknown, used or another tab's. */
export const redeemAnswerSchema = z.nullable(z.object({ tabId: z.int() }))

/** Answer to `join`: what went wrong as a code the UI words, or the workspace joined. */
export const joinAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), workspace: z.string() }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(['badCode', 'unreachable', 'refused', 'used', 'expired', 'otherTeam', 'tooMany', 'storageFailed']),
  }),
])
export type JoinAnswer = z.infer<typeof joinAnswerSchema>

/** Answer to `history`. offline: the server is not connected. unknown: it has no such record, or not for this member. */
export const historyAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), entries: z.array(historyEntrySchema), before: z.nullable(z.int()) }),
  z.object({ ok: z.literal(false), reason: z.enum(['offline', 'unknown']) }),
])
export type HistoryAnswer = z.infer<typeof historyAnswerSchema>

/** Answer to `older`: the newest of them; `isMore` where there are still older ones. */
export const olderAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), records: z.array(recordSchema), isMore: z.boolean() }),
  z.object({ ok: z.literal(false), reason: z.literal('offline') }),
])
export type OlderAnswer = z.infer<typeof olderAnswerSchema>

/** Answer to `leave`: `isTold` is false where the server could not be told, and still lists this device. */
export const leaveAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), isTold: z.boolean() }),
  z.object({ ok: z.literal(false) }),
])
export type LeaveAnswer = z.infer<typeof leaveAnswerSchema>
