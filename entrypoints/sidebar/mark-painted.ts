/** Tells the benchmark, and anyone with the performance panel open, when a view was on screen. */

/** Milliseconds after which a page that paints nothing (a tab in the background) is not waited for any longer. */
const withoutPaint = 250

/** Resolves after the next frame has been painted: in the task that follows its animation callback. */
function nextPaint(): Promise<boolean> {
  return new Promise((resolve) => {
    const fallback = setTimeout(() => resolve(false), withoutPaint)
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        clearTimeout(fallback)
        port1.close()
        resolve(true)
      })
      port1.start()
      port2.postMessage(null)
    })
  })
}

/** Marks a moment of the message on screen, in place of the last message's: a sidebar that stays open all day keeps no more. */
export function markMoment(name: string, detail: object = {}): void {
  performance.clearMarks(name)
  performance.mark(name, { detail })
}

/** Resolves once a view that was just set has been painted, or nothing paints here. */
export async function markPainted(kind: string, accountId: string | null): Promise<void> {
  const isPainted = await nextPaint()
  if (isPainted) markMoment(kind === 'known' ? 'card-painted' : 'view-painted', { kind, accountId })
}
