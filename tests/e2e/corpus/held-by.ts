/** What a page holds, decided by its DOM alone. */
import type { Frame } from 'playwright-core'

/** Every text and every attribute of the frames, shown or not, in lower case. */
export async function heldBy(frames: readonly Frame[]): Promise<string> {
  const texts = await Promise.all(
    frames.map((frame) =>
      frame
        .evaluate(() =>
          [...document.querySelectorAll('*')]
            .flatMap((element) => [...element.attributes].map(({ value }) => value))
            .concat(document.documentElement.textContent)
            .join('\n'),
        )
        // The sidebar's own frame may go while it is asked.
        .catch((error: unknown) => {
          if (frame.isDetached()) return ''
          throw error
        }),
    ),
  )
  return texts.join('\n').toLowerCase()
}
