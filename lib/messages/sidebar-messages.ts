/** What the sidebar's frame and the content script of its tab say to each other; by itself, for content scripts are small. */
import * as z from 'zod/mini'
import { limits } from './limits'

export const nonceSchema = z.string().check(z.regex(/^[a-f0-9]{32}$/))

export const sidebarLayoutSchema = z.object({
  isFolded: z.boolean(),
  /** CSS pixels, 320 to 400. */
  width: z.int().check(z.minimum(320), z.maximum(400)),
})
export type SidebarLayout = z.infer<typeof sidebarLayoutSchema>

/** Answer to `mount`: the one-use nonce for this tab and the layout the person left. */
export const mountAnswerSchema = z.object({ nonce: nonceSchema, layout: sidebarLayoutSchema })
export type MountAnswer = z.infer<typeof mountAnswerSchema>

/** What a content script is told of a row of its list, and all that it is ever told of customers: tier and band, no names. */
export const listChipSchema = z.object({
  /** The row's key in the list report. */
  key: z.string().check(z.minLength(1), z.maxLength(500)),
  tier: z.nullable(z.enum(['strategic', 'growth', 'profit', 'basic'])),
  band: z.nullable(z.enum(['healthy', 'watch', 'atRisk'])),
  /** What the chip says, in the person's language: "战略", "Growth". Drawn as text. */
  label: z.string().check(z.maxLength(40)),
  /** For a screen reader and the tooltip: "Strategic partner, healthy". */
  title: z.string().check(z.maxLength(120)),
})
export type ListChip = z.infer<typeof listChipSchema>

/** Sidebar frame -> content script of its tab. */
export const sidebarMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sidebar-ready') }),
  /** `isPassing`: for this message only (bulk mail, colleagues), not how the person left the sidebar; not kept. */
  z.object({ type: z.literal('sidebar-layout'), layout: sidebarLayoutSchema, isPassing: z.optional(z.boolean()) }),
  /** Chips for the rows of the list report of that number; rows left out have none. */
  z.object({
    type: z.literal('sidebar-chips'),
    sequence: z.int().check(z.minimum(0)),
    chips: z.array(listChipSchema).check(z.maxLength(limits.rowsPerList)),
  }),
  /** Whether list rows are to be reported at all: off for whoever switched chips off and scans nothing. */
  z.object({ type: z.literal('sidebar-list'), isWanted: z.boolean() }),
  /** Text to put in at the caret of the draft, as plain text. */
  z.object({
    type: z.literal('sidebar-insert'),
    text: z.string().check(z.minLength(1), z.maxLength(limits.insertLength)),
  }),
  /** The frame broke: it is to be taken out and mounted anew, with a nonce that is not used up. */
  z.object({ type: z.literal('sidebar-again') }),
  /** Asks for what the person has selected in the message: a signature. */
  z.object({ type: z.literal('sidebar-selection') }),
  /** Asks for the answer to "Is Sidelight reading this page?". */
  z.object({ type: z.literal('sidebar-self-test') }),
])
export type SidebarMessage = z.infer<typeof sidebarMessageSchema>
