/** What the sidebar's frame and the content script of its tab say to each other; by itself, for content scripts are small. */
import * as z from 'zod/mini'

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

/** Sidebar frame -> content script of its tab. */
export const sidebarMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sidebar-ready') }),
  z.object({ type: z.literal('sidebar-layout'), layout: sidebarLayoutSchema }),
])
