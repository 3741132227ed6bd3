/** The chips in a page's list, which stand in closed shadow roots: read by the browser's debugger, since the page cannot. */
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'

interface Node {
  localName: string
  nodeValue: string
  attributes?: string[] | undefined
  children?: Node[] | undefined
  shadowRoots?: Node[] | undefined
  contentDocument?: Node | undefined
}

const nodeSchema: z.ZodMiniType<Node> = z.object({
  localName: z.string(),
  nodeValue: z.string(),
  attributes: z.optional(z.array(z.string())),
  children: z.optional(z.array(z.lazy(() => nodeSchema))),
  shadowRoots: z.optional(z.array(z.lazy(() => nodeSchema))),
  contentDocument: z.optional(z.lazy(() => nodeSchema)),
})

const inside = (node: Node): Node[] => [
  ...(node.children ?? []),
  ...(node.contentDocument ? [node.contentDocument] : []),
]
const textOf = (node: Node): string => node.nodeValue + inside(node).map(textOf).join('')

function find(node: Node, isWanted: (node: Node) => boolean): Node[] {
  return [...(isWanted(node) ? [node] : []), ...inside(node).flatMap((child) => find(child, isWanted))]
}

export interface ShownChip {
  /** The row's own text. */
  row: string
  /** null where the row has no room for a chip. */
  chip: string | null
}

/** What the chip of each row says, from the top. */
export async function shownChips(page: Page): Promise<ShownChip[]> {
  const session = await page.context().newCDPSession(page)
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
    const rows = find(nodeSchema.parse(root), ({ localName, attributes = [] }) => {
      return localName === 'tr' && /\bmessage\b/.test(attributes[attributes.indexOf('class') + 1] ?? '')
    })
    return rows.map((row) => {
      const [host] = find(row, ({ shadowRoots = [] }) => shadowRoots.length > 0)
      const chip = host?.shadowRoots?.map(textOf).join('') ?? null
      return { row: textOf(row).replaceAll(/\s+/g, ' ').trim(), chip }
    })
  } finally {
    await session.detach()
  }
}
