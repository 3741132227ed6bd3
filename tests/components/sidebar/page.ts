/** What the frame's modules expect of a page, for tests without one. Import before them. */
import 'fake-indexeddb/auto'

class MemoryStorage extends Map<string, string> {
  getItem(key: string): string | null {
    return this.get(key) ?? null
  }
  setItem(key: string, value: string): void {
    this.set(key, value)
  }
}

export const storage = new MemoryStorage()

Object.assign(globalThis, {
  localStorage: storage,
  innerWidth: 360,
  addEventListener: () => undefined,
  requestAnimationFrame: (draw: () => void) => setTimeout(draw, 0),
  chrome: { runtime: { id: 'sidelight', sendMessage: () => Promise.resolve() } },
})
