/**
 * Hocuspocus as its documentation starts it, each document kept in a file: it saves 2 s after an edit, at the latest after 10 s.
 * Arguments: port, folder.
 */
import { Server } from '@hocuspocus/server'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as Y from 'yjs'

const [port, folder] = process.argv.slice(2)
const fileOf = (name) => join(folder, `${encodeURIComponent(name)}.yjs`)

const server = new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  // It closes who sends nothing for a minute; a reader of ours only reads, for as long as a measurement takes.
  timeout: 600_000,
  async onLoadDocument({ documentName, document }) {
    const stored = await readFile(fileOf(documentName)).catch(() => null)
    if (stored !== null) Y.applyUpdate(document, stored)
    return document
  },
  async onStoreDocument({ documentName, document }) {
    await writeFile(fileOf(documentName), Y.encodeStateAsUpdate(document))
  },
})
await server.listen()
