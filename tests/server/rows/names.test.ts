import { expect, it } from 'vitest'
import { connectRows } from '../rows-client'
import { startServer } from '../running-server'

it('fields and collections may be called like something every object has', async () => {
  const server = await startServer()
  const ann = await connectRows(server, await server.addDevice('Ann'))
  const { results } = await ann.push(
    ann.change({ collection: 'notes', recordId: 'n', op: 'create', patch: { set: { valueOf: 1 } } }),
    ann.change({ collection: 'notes', recordId: 'n', op: 'update', patch: { add: { toString: ['x'] } } }),
    ann.change({ collection: 'notes', recordId: 'n', op: 'update', patch: { remove: { isPrototypeOf: ['x'] } } }),
    ann.change({ collection: 'hasOwnProperty', recordId: 'n', op: 'create', patch: {} }),
  )
  expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied', 'applied'])
  expect((await server.storage.record(server.workspaceId, { collection: 'notes', id: 'n' }))?.data).toMatchObject({
    valueOf: 1,
    toString: ['x'],
  })
})
