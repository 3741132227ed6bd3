/** A draft that the person has just sent: whom to and under what subject. Never its text. */
import * as z from 'zod/mini'
import { limits } from './limits'
import { correspondentSchema } from './page-report'

export const draftSentSchema = z.object({
  webmail: z.string().check(z.maxLength(40)),
  ownAddresses: z.array(z.string().check(z.maxLength(limits.addressLength))).check(z.maxLength(50)),
  people: z.array(correspondentSchema).check(z.maxLength(limits.peoplePerMessage)),
  subject: z.nullable(z.string().check(z.maxLength(limits.subjectLength))),
  threadKey: z.nullable(z.string().check(z.maxLength(500))),
  /** When the send control was used, ISO 8601 in UTC; the message's own date may be a minute later. */
  at: z.iso.datetime(),
})
export type DraftSent = z.infer<typeof draftSentSchema>
