/** What a page holds, decided by its DOM alone. */
import type { Frame } from 'playwright-core'

/** Every text and every attribute of the frames, shown or not, in lower case. */
export async function heldBy(frames: readonly Frame[]): Promise<string> {
  const texts = await Promise.all(frames.map((frame) => heldByOne(frame, 5)))
  return texts.join('\n').toLowerCase()
}

/** A frame may go, or be loaded anew, while it is asked: the message's, the sidebar's. */
async function heldByOne(frame: Frame, attempts: number): Promise<string> {
  try {
    return await frame.evaluate(() =>
      [...document.querySelectorAll('*')]
        .flatMap((element) => [...element.attributes].map(({ value }) => value))
        .concat(document.documentElement.textContent)
        .join('\n'),
    )
  } catch (error) {
    if (frame.isDetached()) return ''
    const isLoadedAnew = error instanceof Error && error.message.includes('context was destroyed')
    if (!isLoadedAnew || attempts === 1) throw error
    return heldByOne(frame, attempts - 1)
  }
}
