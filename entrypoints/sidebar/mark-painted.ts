/** Tells the benchmark, and anyone with the performance panel open, when a view was on screen. */

/** After the next frame has been painted: the task that follows its animation callback. */
export function markPainted(kind: string, accountId: string | null): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      performance.mark(kind === 'known' ? 'card-painted' : 'view-painted', { detail: { kind, accountId } })
      port1.close()
    })
    port1.start()
    port2.postMessage(null)
  })
}
