/**
 * Members, invitations and devices over HTTP (docs/protocol.md, "Members"). Every route but `POST /v1/join` asks for
 * `Authorization: Bearer <device token>`; refusals are `{code, message}`.
 */
import * as z from 'zod/mini'
import { limits } from './limits'
import { instantSchema } from './rows'

const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.nameLength))
const email = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(limits.addressLength), z.regex(/^[^\s@]+@[^\s@]+$/))
const secret = z.string().check(z.regex(/^[A-Za-z0-9_-]{20,200}$/))
export const roleSchema = z.enum(['owner', 'admin', 'member', 'viewer'])
export type Role = z.infer<typeof roleSchema>

/** Why something that was asked of the server was not done: a refusal's code, or that there was no answer. */
export const memberProblemSchema = z.enum([
  'malformed',
  'unauthorized',
  'forbidden',
  'notFound',
  'lastOwner',
  'alreadyDone',
  'tooLarge',
  'tooMany',
  'storageFailed',
  'unreachable',
])
export type MemberProblem = z.infer<typeof memberProblemSchema>

/** Why an invitation is not good any more, told to whoever holds it; unknown: there never was such a one. */
export const invitationFaultSchema = z.enum(['unknown', 'used', 'revoked', 'expired'])
export type InvitationFault = z.infer<typeof invitationFaultSchema>
/** `POST /v1/join`, 403. */
export const joinRefusalSchema = z.object({
  code: z.literal('badInvitation'),
  fault: z.optional(invitationFaultSchema),
})
const text = z.nullable(z.string())

/**
 * `POST /v1/join`: an invitation for a device token that the client has made itself, 32 random bytes as base64url. Sent again with
 * the same token it is answered again, so that a lost answer loses nothing; with another it is refused.
 */
export const joinRequestSchema = z.object({
  invitation: secret,
  token: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  /** What the person calls the device. */
  device: line,
})

/** `POST /v1/invitations`: by owners and admins; by anybody for their own address, which adds a device. */
export const newInvitationSchema = z.object({
  email,
  name: z.optional(line),
  /** Default: member. */
  role: z.optional(roleSchema),
  /** The origin at which the invited will reach the server: the one that this client reaches it at. */
  server: z.url().check(z.maxLength(limits.nameLength)),
  /** Hours until it expires; default a week. */
  hours: z.optional(z.int().check(z.minimum(1), z.maximum(24 * 30))),
})

/** What is told of an invitation; its code is told once, to whoever made it. */
const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  byMemberId: text,
  createdAt: instantSchema,
  expiresAt: instantSchema,
  state: z.enum(['open', 'used', 'revoked', 'expired']),
})
export type InvitationView = z.infer<typeof invitationSchema>
export const invitationsSchema = z.object({ invitations: z.array(invitationSchema) })
export const madeInvitationSchema = z.object({ invitation: invitationSchema, code: z.string() })

/** `GET /v1/devices`: one's own; of all members for owners and admins. */
const deviceSchema = z.object({
  id: z.string(),
  memberId: z.string(),
  device: z.string(),
  createdAt: instantSchema,
  revokedAt: z.nullable(instantSchema),
  /** The one that asks. */
  isThis: z.boolean(),
})
export type DeviceView = z.infer<typeof deviceSchema>
export const devicesSchema = z.object({ devices: z.array(deviceSchema) })

/** `PATCH /v1/members/<id>`. */
export const memberPatchSchema = z.object({ role: roleSchema })

/** `POST /v1/erasures`: a contact's personal fields are replaced everywhere (rule 12); it cannot be undone. */
export const erasureRequestSchema = z.object({ contactId: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,100}$/)) })
export const erasureAnswerSchema = z.object({
  /** Rows that were rewritten, the contact's own among them. */
  rows: z.int(),
})
