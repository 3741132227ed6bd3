/** Who synchronises and computes: the background, unless this page does nothing in its place. */
let leave: (() => void) | null = null

/** Takes the lead (entrypoints/background/synchronise.ts), once the background is stopped. */
export function takeLead(): Promise<void> {
  return new Promise((had) => {
    void navigator.locks.request('sidelight-sync', () => {
      had()
      return new Promise<void>((left) => (leave = left))
    })
  })
}

/** Leaves it to the background. */
export function leaveLead(): void {
  leave?.()
}
