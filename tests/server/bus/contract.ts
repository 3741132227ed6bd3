/** What any bus has to do; each implementation runs this suite. */
import { expect, it, onTestFinished } from 'vitest'
import type { Bus, BusMessage } from '../../../server/bus/bus'
import { eventually } from '../eventually'

const poke = (head: number): BusMessage => ({ kind: 'poke', head })

/** @param open gives two ends of one bus; for a bus in process they may be the same */
export function testBus(open: () => Promise<[Bus, Bus]>): void {
  async function openBus(): Promise<[Bus, Bus]> {
    const ends = await open()
    onTestFinished(async () => {
      for (const end of ends) await end.close()
    })
    return ends
  }

  it('tells subscribers of the topic, in the order of publishing, and no other topic', async () => {
    const [near, far] = await openBus()
    const heard: BusMessage[] = []
    const other: BusMessage[] = []
    far.subscribe('rows/a', 'far', (message) => heard.push(message))
    far.subscribe('rows/b', 'far', (message) => other.push(message))
    for (const head of [1, 2, 3]) near.publish('rows/a', 'near', poke(head))
    await eventually(() => expect(heard).toEqual([poke(1), poke(2), poke(3)]))
    expect(other).toEqual([])
  })

  it('says who spoke, and does not tell the speaker', async () => {
    const [near, far] = await openBus()
    const own: string[] = []
    const heard: string[] = []
    near.subscribe('t', 'near', (_, from) => own.push(from))
    far.subscribe('t', 'far', (_, from) => heard.push(from))
    near.publish('t', 'near', poke(1))
    await eventually(() => expect(heard).toEqual(['near']))
    expect(own).toEqual([])
  })

  it('carries bytes as they are', async () => {
    const [near, far] = await openBus()
    const heard: BusMessage[] = []
    far.subscribe('t', 'far', (message) => heard.push(message))
    const message: BusMessage = { kind: 'update', update: Uint8Array.of(0, 255, 128) }
    near.publish('t', 'near', message)
    await eventually(() => expect(heard).toEqual([message]))
  })

  it('stops at unsubscribing, for that listener alone', async () => {
    const [near, far] = await openBus()
    const stopped: BusMessage[] = []
    const heard: BusMessage[] = []
    const stop = far.subscribe('t', 'far', (message) => stopped.push(message))
    far.subscribe('t', 'far', (message) => heard.push(message))
    stop()
    near.publish('t', 'near', poke(1))
    await eventually(() => expect(heard).toEqual([poke(1)]))
    expect(stopped).toEqual([])
  })

  it('a listener that throws keeps nobody from hearing', async () => {
    const [near, far] = await openBus()
    const heard: BusMessage[] = []
    far.subscribe('t', 'bad', () => {
      throw new Error('a listener failed on purpose')
    })
    far.subscribe('t', 'far', (message) => heard.push(message))
    near.publish('t', 'near', poke(1))
    await eventually(() => expect(heard).toEqual([poke(1)]))
  })
}
