/** A workspace with a member, a device, rows and two plans, written by what the server writes with. */
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { createMemoryBus } from '../../../server/bus/memory'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import type { Storage } from '../../../server/storage/storage'
import { createDeviceToken, createWorkspace, writeAsServer } from '../../../server/workspaces'
import { taskFields } from '../rows-client'
import { temporaryFolder } from '../running-server'

const day = 86_400_000
const firstDay = Date.UTC(2026, 0, 5)

export interface Filled {
  folder: string
  file: string
  storage: Storage
  workspaceId: string
}

/** The words of `acme`, three on each of three days. */
export const words = Array.from({ length: 9 }, (_, index) => `word${index};`)

export async function fillDatabase(): Promise<Filled> {
  const folder = temporaryFolder()
  const file = join(folder, 'sidelight.db')
  const storage = openSqliteStorage(file)
  onTestFinished(() => storage.close())
  const owner = { name: 'Team', ownerName: 'Ann', ownerEmail: 'ann@sidelight.test' }
  const { workspaceId } = await createWorkspace(storage, owner)
  await createDeviceToken(storage, {
    workspaceId,
    email: owner.ownerEmail,
    device: 'laptop',
    server: 'http://127.0.0.1',
  })
  for (let row = 0; row < 5; row += 1) await writeTask(storage, workspaceId, `t${row}`)
  await writeTask(storage, workspaceId, 't0', 'Changed')
  const doc = new Y.Doc()
  for (const [index, word] of words.entries()) {
    const before = Y.encodeStateVector(doc)
    doc.getText('text').insert(doc.getText('text').length, word)
    const source = { at: firstDay + Math.floor(index / 3) * day + index, memberIds: [index % 2 === 0 ? 'ann' : 'bob'] }
    await storage.appendUpdate(workspaceId, 'acme', Y.encodeStateAsUpdate(doc, before), source)
  }
  await storage.appendUpdate(workspaceId, 'beta', Y.encodeStateAsUpdate(doc))
  return { folder, file, storage, workspaceId }
}

export function writeTask(
  storage: Storage,
  workspaceId: string,
  recordId: string,
  title = '写报价 "x"',
): Promise<void> {
  const patch = { set: { ...taskFields, title } }
  return writeAsServer(storage, createMemoryBus(), workspaceId, { collection: 'tasks', recordId, op: 'create', patch })
}

export async function textOf(storage: Storage, workspaceId: string, name: string): Promise<string> {
  const doc = new Y.Doc()
  for (const { update } of await storage.updates(workspaceId, name)) Y.applyUpdate(doc, update)
  return doc.getText('text').toJSON()
}
