import { expect, it } from 'vitest'
import { closeCodes, modelVersion, subprotocol } from '../../../lib/messages/sync-protocol'
import { declareRestored } from '../../../server/workspaces'
import { connectRows, RowsClient } from '../rows-client'
import { startServer } from '../running-server'

const versions = { protocol: { min: 1, max: 1 }, model: { min: 1, max: modelVersion } }

it('a database older than what clients have seen takes nothing until it is said to be restored', async () => {
  const server = await startServer()
  const device = await server.addDevice('Ann')
  const { epoch, head } = await (await connectRows(server, device)).frame('welcome')
  const greet = async () => {
    const client = new RowsClient(`${server.socketUrl}/v1/rows`, [subprotocol, await device.ticket()])
    await client.opened()
    client.send({ type: 'hello', ...versions, device: client.device, epoch, cursor: head + 1 })
    return client
  }
  expect(await (await greet()).closed).toMatchObject({
    code: closeCodes.storageFailed,
    reason: expect.stringContaining('restored'),
  })
  expect(await declareRestored(server.storage)).toEqual([server.workspaceId])
  expect((await (await greet()).frame('welcome')).epoch).not.toBe(epoch)
})
