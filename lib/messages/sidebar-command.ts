/** A key of the browser's own (`commands` in wxt.config.ts), handed by the background to the sidebar of the tab in front. */
import * as z from 'zod/mini'

export const sidebarCommandSchema = z.object({
  type: z.literal('command'),
  /** cover: tier, health and notes, while the screen is shared. fold: the sidebar to its rail, and back. */
  command: z.enum(['cover', 'fold']),
  tabId: z.int(),
})
export type SidebarCommand = z.infer<typeof sidebarCommandSchema>
