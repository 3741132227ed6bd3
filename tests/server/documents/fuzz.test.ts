import { expect, it, vi } from 'vitest'
import { closeCodes } from '../../../lib/messages/sync-protocol'
import { DocumentClient, openPlan } from '../document-client'
import { seededRandom } from '../random'
import { startServer } from '../running-server'
import { throwFrames } from './fuzz'
import { nearlyRight } from './nearly-right'
import { eventually } from '../eventually'

// tests/soak throws more.
it(
  '5,000 frames that are nearly right: each refused or taken, every sound word stays',
  { timeout: 120_000 },
  async () => {
    const count = await throwFrames(5000, seededRandom(20_260_107))
    console.info(`fuzz: ${JSON.stringify(count)}`)
    expect(count.notParsed).toBeGreaterThan(1000)
    expect(count.updates).toBeGreaterThan(200)
    expect(count.unsound).toBeGreaterThan(0)
  },
)

it('over sockets: the sender is closed with a code, the others write on', { timeout: 60_000 }, async () => {
  const random = seededRandom(20_260_108)
  const server = await startServer()
  const [ann, bob, eve] = [await server.addDevice('Ann'), await server.addDevice('Bob'), await server.addDevice('Eve')]
  const a = await openPlan(server, ann, 'acme')
  const b = await openPlan(server, bob, 'acme')
  const codes: number[] = []
  for (let burst = 0; burst < 20; burst += 1) {
    const attacker = await DocumentClient.open(server, 'acme', eve)
    for (let frame = 0; frame < 20; frame += 1) attacker.socket.send(nearlyRight(random))
    a.text.insert(0, `a${burst};`)
    await vi.waitUntil(() => b.text.toJSON().includes(`a${burst};`), 15_000)
    attacker.socket.close()
    codes.push((await attacker.closed).code)
  }
  expect(codes.every((code) => code === closeCodes.malformed || code === 1005)).toBe(true)
  expect(codes.filter((code) => code === closeCodes.malformed).length).toBeGreaterThan(10)
  await eventually(() => expect(b.text.toJSON()).toBe(a.text.toJSON()))
})
