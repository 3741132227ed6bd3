import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { closeCodes } from '../../../lib/messages/sync-protocol'
import { writeStep2 } from '../../../server/documents/messages'
import { Plan } from '../../../server/documents/plan'
import { readUpdate } from '../../../server/documents/sent-update'
import { DocumentClient, openPlan, textOf } from '../document-client'
import { openTestStorage, startServer } from '../running-server'
import { eventually } from '../eventually'

/** The updates of one client typing these words one after the other. */
function typedInTurn(clientId: number, ...words: string[]): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const word of words) doc.getText('text').insert(doc.getText('text').length, word)
  return updates
}

/**
 * Rests on the first letter that client 7 types, and cannot be applied when that is there: a right neighbour that the list
 * does not hold. Found by bending bytes of a formatted insert.
 */
const poison = Uint8Array.from([
  1, 3, 8, 0, 134, 7, 0, 1, 98, 4, 116, 114, 117, 101, 132, 8, 118, 1, 112, 134, 8, 1, 1, 98, 4, 110, 117, 108, 108, 0,
])

async function openPlanInMemory() {
  const storage = openTestStorage()
  await storage.addWorkspace({ id: 'w', name: 'W', epoch: 'e', createdAt: '2026-01-01T00:00:00.000Z' })
  return { storage, plan: new Plan(storage, 'w', 'acme') }
}

const everything = (plan: Plan) => plan.missing(Y.encodeStateVector(new Y.Doc()))

describe('an update whose base has not come', () => {
  it('is neither stored nor told nor acknowledged until the base is there, then all three', async () => {
    const server = await startServer()
    const ann = await DocumentClient.open(server, 'acme', await server.addDevice('Ann'))
    const bob = await DocumentClient.open(server, 'acme', await server.addDevice('Bob'))
    const [first = new Uint8Array(), second = new Uint8Array()] = typedInTurn(7, 'one ', 'two ')
    ann.write(second)
    const acknowledged = ann.acknowledged()
    await bob.acknowledged()
    expect(await server.storage.updates(server.workspaceId, 'acme')).toEqual([])
    expect({ told: bob.updates(), answers: ann.answers() }).toEqual({ told: [], answers: [] })
    ann.socket.send(writeStep2(Y.mergeUpdates([first, second])))
    expect(textOf(await acknowledged)).toBe('one two ')
    await eventually(() => expect(textOf(...bob.updates())).toBe('one two '))
    const stored = await server.storage.updates(server.workspaceId, 'acme')
    expect(textOf(...stored.map(({ update }) => update))).toBe('one two ')
  })

  it('is shown to its author’s colleagues also when a third one brings the base', async () => {
    const server = await startServer()
    const ann = await DocumentClient.open(server, 'acme', await server.addDevice('Ann'))
    const bob = await DocumentClient.open(server, 'acme', await server.addDevice('Bob'))
    const [first = new Uint8Array(), second = new Uint8Array()] = typedInTurn(7, 'one ', 'two ')
    ann.write(second)
    const acknowledged = ann.acknowledged()
    bob.write(first)
    expect(textOf(await acknowledged)).toBe('one two ')
    await eventually(() => expect(textOf(first, ...bob.updates())).toBe('one two '))
  })

  it('is forgotten with its author, and the part of an update that has its base is kept', async () => {
    const { storage, plan } = await openPlanInMemory()
    const [first = new Uint8Array(), , third = new Uint8Array()] = typedInTurn(7, 'one ', 'two ', 'three ')
    const author = {}
    const { pieces } = await plan.write(readUpdate(Y.mergeUpdates([first, third])), author)
    expect(textOf(...pieces.map(({ update }) => update))).toBe('one ')
    plan.forget(author)
    await plan.whole(author)
    const again = new Plan(storage, 'w', 'acme')
    await again.load()
    expect(textOf(await everything(again))).toBe('one ')
  })

  it('a delete of what is not there waits like an insert', async () => {
    const { plan } = await openPlanInMemory()
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'gone')
    const base = Y.encodeStateAsUpdate(doc)
    const before = Y.encodeStateVector(doc)
    doc.getText('text').delete(0, 4)
    const author = {}
    expect((await plan.write(readUpdate(Y.encodeStateAsUpdate(doc, before)), author)).pieces).toEqual([])
    await plan.write(readUpdate(base), {})
    await plan.whole(author)
    expect(textOf(await everything(plan))).toBe('')
  })

  it('that is unsound costs its author alone: the innocent edit that completes it is stored', async () => {
    const server = await startServer()
    const eve = await DocumentClient.open(server, 'acme', await server.addDevice('Eve'))
    const ann = await DocumentClient.open(server, 'acme', await server.addDevice('Ann'))
    const bob = await DocumentClient.open(server, 'acme', await server.addDevice('Bob'))
    eve.write(poison)
    await bob.acknowledged()
    const [first = new Uint8Array(), second = new Uint8Array()] = typedInTurn(7, 'x', 'y')
    ann.write(first)
    expect(textOf(await ann.acknowledged())).toBe('x')
    expect(await eve.closed).toMatchObject({
      code: closeCodes.malformed,
      reason: expect.stringContaining('cannot be applied'),
    })
    ann.write(second)
    expect(textOf(await ann.acknowledged())).toBe('xy')
    await eventually(() => expect(textOf(...bob.updates())).toBe('xy'))
  })

  it('and is in a log all the same is left out there, however the log is ordered', async () => {
    const { storage, plan } = await openPlanInMemory()
    const [first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] = typedInTurn(
      7,
      'x',
      'y',
      'z',
    )
    for (const update of [third, poison, second, first]) await storage.appendUpdate('w', 'acme', update)
    await plan.load()
    expect(textOf(await everything(plan))).toBe('xyz')
    await plan.compact()
    const stored = (await storage.updates('w', 'acme')).map(({ update }) => update)
    expect(stored).toContainEqual(poison)
    expect(stored).toHaveLength(2)
  })

  it('and is in a log all the same waits there until its base is written', async () => {
    const { storage, plan } = await openPlanInMemory()
    const [first = new Uint8Array(), second = new Uint8Array()] = typedInTurn(7, 'x', 'y')
    for (const update of [second, poison]) await storage.appendUpdate('w', 'acme', update)
    await plan.load()
    await plan.write(readUpdate(first), {})
    expect(textOf(await everything(plan))).toBe('xy')
  })

  it('more of them than a well-meaning client sends: its socket is closed, the others write on', async () => {
    const server = await startServer()
    const eve = await DocumentClient.open(server, 'acme', await server.addDevice('Eve'))
    const bob = await openPlan(server, await server.addDevice('Bob'), 'acme')
    for (let client = 0; client < 250; client += 1) {
      const [, second] = typedInTurn(1000 + client, 'a', 'b')
      if (second !== undefined) eve.write(second)
    }
    expect((await eve.closed).code).toBe(closeCodes.malformed)
    bob.text.insert(0, 'still here')
    await eventually(async () => expect(await server.storage.updates(server.workspaceId, 'acme')).toHaveLength(1))
  })
})
