/** What a content script may say of the message list on screen: whom each row is from or to, and when. Never its text. */
import * as z from 'zod/mini'
import { limits } from './limits'
import { correspondentSchema } from './page-report'

export const listRowSchema = z.object({
  /** Names the row for as long as the page shows this list. */
  key: z.string().check(z.minLength(1), z.maxLength(500)),
  /** The webmail's own id of the message, as in `OpenMessage.pageKey`; null when the row does not hold it. */
  pageKey: z.nullable(z.string().check(z.maxLength(500))),
  threadKey: z.nullable(z.string().check(z.maxLength(500))),
  people: z.array(correspondentSchema).check(z.maxLength(limits.peoplePerRow)),
  /** ISO 8601 in UTC; null when the row shows no readable date. */
  at: z.nullable(z.iso.datetime()),
})
export type ListRow = z.infer<typeof listRowSchema>

export const mailFolders = ['inbox', 'sent', 'other'] as const
export type MailFolder = (typeof mailFolders)[number]

export const listReportSchema = z.object({
  webmail: z.string().check(z.maxLength(40)),
  /** Grows with each list report of this page. */
  sequence: z.int().check(z.minimum(0)),
  ownAddresses: z.array(z.string().check(z.maxLength(limits.addressLength))).check(z.maxLength(50)),
  /** null when the page does not tell. */
  folder: z.nullable(z.enum(mailFolders)),
  /**
   * Place of the first row in its folder, newest first, counted from 0. Absent or null when the page does not tell, or the list is
   * searched, filtered or in another order: only of a list whose place is known can it be said what was not there.
   */
  firstRow: z.optional(z.nullable(z.int().check(z.minimum(0)))),
  rows: z.array(listRowSchema).check(z.maxLength(limits.rowsPerList)),
})
export type ListReport = z.infer<typeof listReportSchema>
