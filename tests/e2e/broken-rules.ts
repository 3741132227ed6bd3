/** Accessibility rules (WCAG 2.1 A and AA) that a page or a frame breaks, by axe. */
import axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'
import * as z from 'zod/mini'

// Axe's engine itself: a wrapper would reach frames through the page's tree, where a closed shadow root hides ours.
const resultSchema = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.optional(z.string()) })),
    }),
  ),
})

/** One line for each broken rule and place; empty when all is well. */
export async function findBrokenRules(place: Page | Frame): Promise<string[]> {
  await place.evaluate(axe.source)
  const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }
  const { violations } = resultSchema.parse(await place.evaluate(`axe.run(document, ${JSON.stringify(options)})`))
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  )
}
