import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Bus, BusMessage } from '../../../server/bus/bus'
import { connectRedisBus } from '../../../server/bus/redis'
import { eventually } from '../eventually'
import { PrivateRedis } from '../services/private-redis'
import { redisUnavailableReason } from '../services/programs'
import { testBus } from './contract'

const reason = redisUnavailableReason()
if (reason !== null) console.info(reason)

/** The second end's messages of the topic, and how often it was told to look at the storage. */
function listen(bus: Bus) {
  const heard: BusMessage[] = []
  const gaps = { count: 0 }
  bus.subscribe('t', 'far', (message) => heard.push(message))
  onTestFinished(bus.onGap(() => void (gaps.count += 1)))
  return { heard, gaps }
}

describe.skipIf(reason !== null)('the bus over Redis', { timeout: 60_000 }, () => {
  let redis: PrivateRedis
  let channels = 0

  beforeAll(async () => {
    redis = await PrivateRedis.start()
  }, 60_000)
  afterAll(() => redis.stop())

  /** @param beatMs short where the test waits for what follows from silence; a busy machine then loses connections too */
  async function openTwo(beatMs = 5000): Promise<[Bus, Bus]> {
    channels += 1
    const options = { channel: `test-${channels}`, beatMs }
    return Promise.all([connectRedisBus(redis.url, options), connectRedisBus(redis.url, options)])
  }

  async function openAndListen(beatMs?: number) {
    const [near, far] = await openTwo(beatMs)
    onTestFinished(async () => {
      await near.close()
      await far.close()
    })
    return { near, far, ...listen(far) }
  }

  testBus(() => openTwo())

  it('carries every kind of message, an update of 8 MiB too', async () => {
    const { near, heard } = await openAndListen()
    const messages: BusMessage[] = [
      { kind: 'poke', head: 2 ** 40 },
      { kind: 'editing', accountId: 'a', members: [{ id: 'm', name: '李 "wei"' }] },
      { kind: 'editing', accountId: 'a', members: [] },
      { kind: 'awareness', update: Uint8Array.of(0, 255) },
      { kind: 'whoIsThere' },
      { kind: 'update', update: Uint8Array.of(1, 128) },
    ]
    const large = new Uint8Array(8 * 1024 * 1024).fill(7)
    for (const message of messages) near.publish('t', 'near', message)
    near.publish('t', 'near', { kind: 'update', update: large })
    await eventually(() => expect(heard.length).toBe(messages.length + 1))
    const last = heard.pop()
    expect(heard).toEqual(messages)
    // Byte by byte the matcher takes half a minute.
    expect(last?.kind === 'update' && Buffer.compare(last.update, large)).toBe(0)
  })

  it('what is said while Redis is gone is lost, but known to be: then all is heard again', async () => {
    const { near, far, heard, gaps } = await openAndListen()
    near.publish('t', 'near', { kind: 'poke', head: 1 })
    await eventually(() => expect(heard).toHaveLength(1))
    await redis.kill()
    near.publish('t', 'near', { kind: 'poke', head: 2 })
    const own: BusMessage[] = []
    near.subscribe('t', 'of the same process', (message) => own.push(message))
    near.publish('t', 'near', { kind: 'poke', head: 3 })
    expect(own).toEqual([{ kind: 'poke', head: 3 }])
    await redis.resume()
    await eventually(() => expect(gaps.count).toBeGreaterThan(0))
    await eventually(() => {
      near.publish('t', 'near', { kind: 'poke', head: 4 })
      expect(heard).toContainEqual({ kind: 'poke', head: 4 })
    })
    expect(heard).not.toContainEqual({ kind: 'poke', head: 2 })
    far.publish('t', 'far', { kind: 'poke', head: 5 })
    await eventually(() => expect(own).toContainEqual({ kind: 'poke', head: 5 }))
  })

  it('a Redis that does not answer is noticed too', async () => {
    const { near, heard, gaps } = await openAndListen(100)
    redis.pause()
    onTestFinished(() => redis.goOn())
    near.publish('t', 'near', { kind: 'poke', head: 1 })
    // Longer than a process may be silent; nothing else tells the time here.
    await new Promise((resolve) => setTimeout(resolve, 500))
    redis.goOn()
    await eventually(() => {
      near.publish('t', 'near', { kind: 'poke', head: 2 })
      expect(heard).toContainEqual({ kind: 'poke', head: 2 })
    })
    expect(gaps.count).toBeGreaterThan(0)
  })

  it('one message that was lost on the way is noticed with the next word of its process', async () => {
    const { near, heard, gaps } = await openAndListen(60_000)
    near.publish('t', 'near', { kind: 'poke', head: 1 })
    await eventually(() => expect(heard).toHaveLength(1))
    // Larger than a message may be, so it is not sent.
    near.publish('t', 'near', { kind: 'update', update: new Uint8Array(9 * 1024 * 1024) })
    near.publish('t', 'near', { kind: 'poke', head: 2 })
    await eventually(() => expect(gaps.count).toBe(1))
    expect(heard).toHaveLength(2)
  })

  it('a process that says nothing any more is noticed', async () => {
    const { near, heard, gaps } = await openAndListen(100)
    await eventually(() => {
      near.publish('t', 'near', { kind: 'poke', head: 1 })
      expect(heard.length).toBeGreaterThan(0)
    })
    const before = gaps.count
    await near.close()
    await eventually(() => expect(gaps.count).toBeGreaterThan(before))
  })

  it('starts without Redis, and hears when it has come', async () => {
    await redis.kill()
    const { near, heard } = await openAndListen()
    await redis.resume()
    await eventually(() => {
      near.publish('t', 'near', { kind: 'poke', head: 1 })
      expect(heard).toContainEqual({ kind: 'poke', head: 1 })
    })
  })

  it('what others put on the channel is left out, and nothing breaks', async () => {
    const { near, heard } = await openAndListen()
    const stranger = new Redis(redis.url)
    onTestFinished(() => stranger.disconnect())
    const nonsense = ['', 'hello', '\u0001', Buffer.alloc(9 * 1024 * 1024, 1), Buffer.from([1, 255, 255, 255, 255, 15])]
    for (const bytes of nonsense) await stranger.publish(`test-${channels}`, bytes)
    near.publish('t', 'near', { kind: 'poke', head: 1 })
    await eventually(() => expect(heard).toEqual([{ kind: 'poke', head: 1 }]))
  })
})
