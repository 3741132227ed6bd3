/** Asks the script of pages/moments.ts, which runs inside a measured page or frame. */
import type { Frame, Page } from 'playwright-core'
import * as z from 'zod/mini'
import { bundlePageScript } from './bundle'

type Measured = Page | Frame

let script: Promise<string> | null = null

/** Lets a page or frame tell its moments, until it navigates. */
export async function installMoments(frame: Measured): Promise<void> {
  script ??= bundlePageScript('moments')
  await frame.evaluate(await script)
}

export interface Awaited {
  /** What the first element that `selectors` find has to say. */
  text: string
  /** All of these have to be there. */
  selectors: readonly string[]
  /** Until the frame after it has been painted, not only until it is in the document. */
  isPainted: boolean
}

/** From now on the frame waits for this. Resolves once it does; @returns what gives the moment, ms of the wall clock. */
export async function awaitMoment(
  frame: Measured,
  { text, selectors, isPainted }: Awaited,
): Promise<() => Promise<number>> {
  await frame.evaluate(`benchMoments.await(${JSON.stringify(text)}, ${JSON.stringify(selectors)}, ${isPainted})`)
  return async () => {
    const patience = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`"${text}" was not shown for 20 s in ${frame.url()}.`)), 20_000).unref()
    })
    return z.number().parse(await Promise.race([frame.evaluate('benchMoments.awaited'), patience]))
  }
}

/** When the newest key or click arrived in the frame, ms of the wall clock. */
export async function inputMoment(frame: Measured): Promise<number> {
  return z.number().parse(await frame.evaluate('benchMoments.inputAt'))
}
