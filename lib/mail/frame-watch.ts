/** Frames of the page that navigate by themselves, such as a preview pane. */

/** Milliseconds between looks at a frame that is between two documents and whose tab paints nothing. */
const withoutPaint = 250

/**
 * Calls `onChange` while a watched frame moves from one document to the next, once a painted frame, until the new one
 * has loaded; so what it shows is read as soon as it is there, before its pictures are. Calls `onLoad` when it has.
 */
export function watchFrames(
  onChange: () => void,
  onLoad: () => void,
  signal: AbortSignal,
): { update(frames: readonly HTMLIFrameElement[]): void } {
  const knownFrames = new WeakSet<HTMLIFrameElement>()
  const knownDocuments = new WeakSet<Document>()
  const moving = new WeakSet<HTMLIFrameElement>()

  const follow = (frame: HTMLIFrameElement): void => {
    if (signal.aborted || !moving.has(frame) || !frame.isConnected) return
    onChange()
    setTimeout(() => follow(frame), document.hidden ? withoutPaint : 16)
  }
  const leave = (frame: HTMLIFrameElement): void => {
    if (moving.has(frame)) return
    moving.add(frame)
    follow(frame)
  }
  const arrive = (frame: HTMLIFrameElement): void => {
    moving.delete(frame)
    onLoad()
  }

  return {
    update(frames) {
      for (const frame of frames) {
        if (!knownFrames.has(frame)) {
          knownFrames.add(frame)
          frame.addEventListener('load', () => arrive(frame), { signal })
        }
        const shown = frame.contentDocument
        if (shown === null || knownDocuments.has(shown)) continue
        knownDocuments.add(shown)
        // Without the signal: it would keep every document that ever was in the frame.
        shown.defaultView?.addEventListener('pagehide', () => leave(frame), { once: true })
      }
    },
  }
}
