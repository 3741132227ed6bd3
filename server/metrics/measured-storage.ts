/** A storage whose every operation is timed, by the name of its method. */
import type { Storage } from '../storage/storage'
import type { Metrics } from './metrics'

/** Gives what behaves as the storage does, and tells the metrics of it. */
export function measuredStorage(storage: Storage, metrics: Metrics): Storage {
  return measured(storage, '', metrics)
}

function measured<Target extends object>(target: Target, prefix: string, metrics: Metrics): Target {
  const known = new Map<PropertyKey, unknown>()
  return new Proxy(target, {
    get(of, name) {
      if (!known.has(name)) known.set(name, wrap(of, name, prefix, metrics))
      return known.get(name)
    },
  })
}

function wrap(of: object, name: PropertyKey, prefix: string, metrics: Metrics): unknown {
  const value: unknown = Reflect.get(of, name, of)
  const operation = `${prefix}${String(name)}`
  if (typeof value === 'function')
    return (...given: unknown[]) => timed(operation, metrics, () => Reflect.apply(value, of, given))
  return typeof value === 'object' && value !== null ? measured(value, `${operation}.`, metrics) : value
}

async function timed(operation: string, metrics: Metrics, run: () => unknown): Promise<unknown> {
  const began = performance.now()
  let hasFailed = true
  try {
    const result = await run()
    hasFailed = false
    return result
  } finally {
    metrics.noteStorage(operation, (performance.now() - began) / 1000, hasFailed)
  }
}
