/** The bus of one process: listeners are called at once. */
import { log } from '../log'
import type { Bus, BusMessage } from './bus'

interface Subscription {
  origin: string
  listener: (message: BusMessage, from: string) => void
}

export function createMemoryBus(): Bus {
  const topics = new Map<string, Set<Subscription>>()
  return {
    publish(topic, origin, message) {
      // A copy, since a listener may unsubscribe.
      for (const subscription of Array.from(topics.get(topic) ?? [])) {
        if (subscription.origin !== origin) deliver(subscription, message, origin)
      }
    },
    subscribe(topic, origin, listener) {
      const subscription = { origin, listener }
      const subscriptions = topics.get(topic) ?? new Set()
      topics.set(topic, subscriptions.add(subscription))
      return () => {
        subscriptions.delete(subscription)
        if (subscriptions.size === 0 && topics.get(topic) === subscriptions) topics.delete(topic)
      }
    },
    onGap: () => () => {},
    isConnected: () => true,
    async close() {
      topics.clear()
    },
  }
}

function deliver({ listener }: Subscription, message: BusMessage, from: string): void {
  try {
    listener(message, from)
  } catch (error) {
    log.error({ err: error, kind: message.kind }, 'a listener of the bus failed')
  }
}
