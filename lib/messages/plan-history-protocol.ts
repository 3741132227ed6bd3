/**
 * The history of an account's plan over HTTP (docs/protocol.md, "Plan history"): its versions, one of them, and bringing one back.
 * Every route asks for `Authorization: Bearer <device token>`; refusals are `{code, message}`.
 */
import * as z from 'zod/mini'
import { limits } from './limits'
import { instantSchema } from './rows'

/** Names a version for as long as it is told of. */
const versionIdSchema = z.string().check(z.regex(/^\d{1,16}$/))
const count = z.int().check(z.minimum(0))

/** `GET /v1/plans/<account>/versions`. */
const planVersionSchema = z.object({
  id: versionIdSchema,
  /** Its last edit; null: from before times were kept. */
  at: z.nullable(instantSchema),
  /** Who wrote in it, as far as it is known. */
  memberIds: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(limits.versionMembers)),
  /** Characters written in it, and those of earlier versions that it took out. */
  added: count,
  removed: count,
  /** Of a version that brought an earlier one back: when that one ended; null: it did not, or this is not known. */
  restored: z.nullable(instantSchema),
})
export type PlanVersion = z.infer<typeof planVersionSchema>
export const planVersionsSchema = z.object({
  /** Newest first. */
  versions: z.array(planVersionSchema).check(z.maxLength(limits.planVersions)),
})

/** `GET /v1/plans/<account>/versions/<id>`: the plan as it stood at its end, as one Yjs update. */
export const planStateSchema = z.object({
  update: z.base64().check(z.maxLength(Math.ceil(limits.documentBytes / 3) * 4)),
})

/** `POST /v1/plans/<account>/restore`. */
export const restoreRequestSchema = z.object({ version: versionIdSchema })
/** The version that the restoring made; null: the plan reads like that already, nothing was written. */
export const restoreAnswerSchema = z.object({ version: z.nullable(versionIdSchema) })
