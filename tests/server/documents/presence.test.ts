import * as encoding from 'lib0/encoding'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Presence, type Owner } from '../../../server/documents/presence'
import { eventually } from '../eventually'

const owner = (name: string): Owner => ({ session: { member: { id: name, name } } })
const entry = (clientId: number, clock: number, state: unknown = {}) => ({
  clientId,
  clock,
  state: JSON.stringify(state),
})

function open() {
  const told: { update: Uint8Array; origin: unknown }[] = []
  const presence = new Presence((update, origin) => told.push({ update, origin }))
  onTestFinished(() => presence.destroy())
  return { presence, told }
}

describe('a flood of cursors', () => {
  it('is told at once, then as its newest', async () => {
    const { presence, told } = open()
    const ann = owner('Ann')
    for (let clock = 1; clock <= 1000; clock += 1) presence.hear([entry(1, clock, { at: clock })], ann)
    expect(told).toHaveLength(1)
    const newest = Buffer.from(encoding.encode((encoder) => encoding.writeVarString(encoder, '{"at":1000}')))
    await eventually(() => expect(Buffer.from(told.at(-1)?.update ?? []).includes(newest)).toBe(true))
    expect(told.length).toBeLessThan(10)
    expect(told.every(({ origin }) => origin === ann)).toBe(true)
  })

  it('of ever new clients ends with their socket, and what nobody knows is not remembered', () => {
    const { presence } = open()
    const eve = owner('Eve')
    let isHeard = true
    let client = 0
    while (isHeard && client < 5000) {
      client += 1
      isHeard = presence.hear([entry(client, 1)], eve) && presence.hear([entry(client, 2, null)], eve)
    }
    expect(client).toBe(1001)
    const ann = owner('Ann')
    const strangers = Array.from({ length: 5000 }, (_, index) => entry(10_000 + index, 1, null))
    expect(presence.hear(strangers, ann)).toBe(true)
    expect(presence.hear([entry(10_000, 1)], ann)).toBe(true)
    expect(presence.editors()).toEqual([{ id: 'Ann', name: 'Ann' }])
  })
})
