/** What a content script may say about its page, and nothing else: who is in the open message or draft. Never its text. */
import * as z from 'zod/mini'
import { limits } from './limits'

const name = z.string().check(z.maxLength(limits.nameLength))

export const correspondentSchema = z.object({
  role: z.enum(['from', 'sender', 'replyTo', 'to', 'cc', 'bcc']),
  /** As the page shows it; may be empty, may be hostile: text, never markup. */
  name,
  /** As the page holds it, not yet normalised; null when the page hides it. */
  address: z.nullable(z.string().check(z.maxLength(limits.addressLength))),
})
export type Correspondent = z.infer<typeof correspondentSchema>

/**
 * Somebody who may be the message's real author, where From is not (PRODUCT R4): of a forward in the text or attached, behind a
 * list that rewrote From, the person it was sent on behalf of, or the recipient that a bounce could not reach.
 */
export const originalSchema = z.object({
  how: z.enum(['forward', 'attachment', 'list', 'onBehalf', 'bounce']),
  name,
  address: z.nullable(z.string().check(z.maxLength(limits.addressLength))),
})
export type Original = z.infer<typeof originalSchema>

/** What the page or the headers tell of a message's sort; a trait that is not told is not known. */
export const messageTraits = ['bulk', 'list', 'autoReply', 'bounce', 'forward'] as const
export type MessageTrait = (typeof messageTraits)[number]

export const openMessageSchema = z.object({
  /** The webmail's own id of the message in this mailbox; changes when another message is shown. */
  pageKey: z.string().check(z.minLength(1), z.maxLength(500)),
  threadKey: z.nullable(z.string().check(z.maxLength(500))),
  /** RFC 5322 Message-ID without brackets; null when the page does not hold it (it may come in a later report). */
  messageId: z.nullable(z.string().check(z.maxLength(998))),
  subject: z.nullable(z.string().check(z.maxLength(limits.subjectLength))),
  /** ISO 8601 in UTC; null when the page shows no readable date (it may come in a later report). */
  at: z.nullable(z.iso.datetime()),
  people: z.array(correspondentSchema).check(z.maxLength(limits.peoplePerMessage)),
  /** People beyond the limit, counted only. */
  peopleLeftOut: z.int().check(z.minimum(0)),
  originals: z.array(originalSchema).check(z.maxLength(limits.originalsPerMessage)),
  traits: z.array(z.enum(messageTraits)).check(z.maxLength(messageTraits.length)),
})
export type OpenMessage = z.infer<typeof openMessageSchema>

const common = {
  webmail: z.string().check(z.maxLength(40)),
  /**
   * How sure the reader is that these are the people of the message shown, 0 to 1: 1 from an adapter, less from the generic reader.
   * Below `leastCertainty` a match is asked, never shown as certain.
   */
  certainty: z.number().check(z.minimum(0), z.maximum(1)),
  /** Grows with each report of this page; a frame ignores an older one. */
  sequence: z.int().check(z.minimum(0)),
  /** The mailbox owner's addresses, where the page tells. */
  ownAddresses: z.array(z.string().check(z.maxLength(limits.addressLength))).check(z.maxLength(50)),
}

/** A reading less sure than this is shown as a question. */
export const leastCertainty = 0.8

export const pageReportSchema = z.discriminatedUnion('kind', [
  /** An open conversation, oldest first; `focus` indexes the message that is being read. */
  z.object({
    ...common,
    kind: z.literal('message'),
    messages: z.array(openMessageSchema).check(z.minLength(1), z.maxLength(limits.messagesPerReport)),
    focus: z.int().check(z.minimum(0)),
    /** False until identity (Message-ID, date) has been read or is known not to be had. */
    isComplete: z.boolean(),
  }),
  z.object({
    ...common,
    kind: z.literal('draft'),
    people: z.array(correspondentSchema).check(z.maxLength(limits.peoplePerMessage)),
    subject: z.nullable(z.string().check(z.maxLength(limits.subjectLength))),
  }),
  /** The webmail shows no message. */
  z.object({ ...common, kind: z.literal('none') }),
  /** The page is between two messages: what was told last is no longer what it shows, and the next is not there yet. */
  z.object({ ...common, kind: z.literal('between') }),
  /** A required field could not be read: a breakage to report, never an empty panel. */
  z.object({
    ...common,
    kind: z.literal('unreadable'),
    field: z.string().check(z.maxLength(60)),
    selectors: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(20)),
    /** The markup around, censored of all text and values. */
    markup: z.string().check(z.maxLength(20_000)),
  }),
])
export type PageReport = z.infer<typeof pageReportSchema>

/** A report of something that can be shown. */
export type ShownReport = Exclude<PageReport, { kind: 'between' }>
