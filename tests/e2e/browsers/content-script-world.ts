/** Runs code where an extension's content script runs: its own world of a page, with the rights of a content script. */
import type { BrowserContext, Page } from 'playwright-core'

/** Evaluates `expression` in the content script's world of the page's top frame and awaits its value. */
export async function evaluateAsContentScript(
  context: BrowserContext,
  page: Page,
  expression: string,
): Promise<unknown> {
  const session = await context.newCDPSession(page)
  try {
    const worlds: { id: number; origin: string; auxData?: { frameId?: string } | undefined }[] = []
    session.on('Runtime.executionContextCreated', ({ context: world }) => worlds.push(world))
    // Existing worlds are told of while this is being answered.
    await session.send('Runtime.enable')
    // A script that looks into a frame has a world there too.
    const { frameTree } = await session.send('Page.getFrameTree')
    const world = worlds.find(
      (each) => each.origin.startsWith('chrome-extension://') && each.auxData?.frameId === frameTree.frame.id,
    )
    if (world === undefined) throw new Error('There is no content script in this page.')
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: world.id,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  } finally {
    await session.detach()
  }
}
