/** Waits for a condition, however busy the machine is; the last failure is the one that is told. */
import { vi } from 'vitest'

export function eventually<Result>(look: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(look, { timeout: 15_000, interval: 20 })
}
