import { expect, it } from 'vitest'
import { listVersions, versionAt } from '../../../server/documents/history'
import { DocumentClient, openPlan, textOf } from '../document-client'
import { startServer } from '../running-server'
import { eventually } from '../eventually'

it('a plan’s history says who wrote on a day, and what the plan was at its end', async () => {
  const { storage, ...server } = await startServer()
  const [annDevice, bobDevice] = [await server.addDevice('Ann'), await server.addDevice('Bob')]
  const ann = await openPlan(server, annDevice, 'acme')
  ann.text.insert(0, 'hello')
  const bob = await openPlan(server, bobDevice, 'acme')
  await eventually(() => expect(bob.text.toJSON()).toBe('hello'))
  bob.text.insert(5, ' there')
  const asked = await DocumentClient.open(server, 'acme', annDevice)
  await eventually(async () => expect(textOf(await asked.acknowledged())).toBe('hello there'))
  const versions = await listVersions(storage, server.workspaceId, 'acme')
  const writers = new Set(versions.flatMap(({ memberIds }) => memberIds))
  expect(writers).toEqual(new Set([annDevice.memberId, bobDevice.memberId]))
  const day = versions[0]?.day ?? ''
  expect(day).toBe(new Date(versions[0]?.lastAt ?? 0).toISOString().slice(0, 10))
  expect(textOf((await versionAt(storage, server.workspaceId, 'acme', day)) ?? new Uint8Array())).toBe('hello there')
  expect(await listVersions(storage, server.workspaceId, 'nobody-wrote')).toEqual([])
})
