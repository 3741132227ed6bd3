/** Frames that are nearly right, thrown at a document while two others write in it. */
import { expect, vi } from 'vitest'
import * as Y from 'yjs'
import { closeCodes } from '../../../lib/messages/sync-protocol'
import { writeAwareness, writeStep1, writeStep2, writeUpdate } from '../../../server/documents/messages'
import { DocumentClient, openPlan, typed } from '../document-client'
import { startServer } from '../running-server'

export interface FuzzCount {
  frames: number
  closed: Record<number, number>
}

/** @returns how many frames were thrown, and with which codes sockets ended; the plan has stayed whole */
export async function throwFrames(frames: number, random: () => number): Promise<FuzzCount> {
  const server = await startServer()
  const [ann, bob, eve] = [await server.addDevice('Ann'), await server.addDevice('Bob'), await server.addDevice('Eve')]
  const a = await openPlan(server, ann, 'acme')
  const b = await openPlan(server, bob, 'acme')
  const closed: Record<number, number> = {}
  let attacker = await DocumentClient.open(server, 'acme', eve)
  for (let frame = 0; frame < frames; frame += 1) {
    if (attacker.socket.readyState !== attacker.socket.OPEN) {
      const { code } = await attacker.closed
      closed[code] = (closed[code] ?? 0) + 1
      attacker = await DocumentClient.open(server, 'acme', eve)
    }
    attacker.socket.send(nearlyRight(random))
    if (frame % 50 === 0) {
      a.text.insert(0, `a${frame};`)
      b.text.insert(0, `b${frame};`)
      // Lets the server answer, so that a closed socket is seen.
      await vi.waitUntil(() => a.text.toJSON().includes(`b${frame};`), 10_000)
    }
  }
  await vi.waitFor(() => expect(b.text.toJSON()).toBe(a.text.toJSON()), 10_000)
  for (let frame = 0; frame < frames; frame += 50) {
    expect(a.text.toJSON()).toContain(`a${frame};`)
    expect(a.text.toJSON()).toContain(`b${frame};`)
  }
  const fresh = await openPlan(server, ann, 'acme')
  expect(fresh.text.toJSON()).toBe(a.text.toJSON())
  expect(
    Object.keys(closed)
      .map(Number)
      .filter((code) => code !== closeCodes.malformed && code !== closeCodes.storageFailed),
  ).toEqual([])
  return { frames, closed }
}

function nearlyRight(random: () => number): Uint8Array {
  const frame = whole(random)
  const kind = random()
  if (kind < 0.3) return frame.slice(0, Math.floor(random() * frame.length))
  if (kind < 0.8) {
    const bent = Uint8Array.from(frame)
    const flips = 1 + Math.floor(random() * 4)
    for (let flip = 0; flip < flips; flip += 1) bent[Math.floor(random() * bent.length)] = Math.floor(random() * 256)
    return bent
  }
  return Uint8Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256))
}

function whole(random: () => number): Uint8Array {
  const kind = Math.floor(random() * 5)
  if (kind === 0) return writeUpdate(typed('fuzz'))
  if (kind === 1) return writeStep2(rich())
  if (kind === 2) return writeStep1(Y.encodeStateVector(new Y.Doc()))
  if (kind === 3) return writeAwareness(Uint8Array.of(1, 5, 1, 2, 123, 125))
  return Uint8Array.of(3)
}

/** An update with deletes, maps, nested types and formats. */
function rich(): Uint8Array {
  const doc = new Y.Doc()
  const text = doc.getText('rich')
  text.insert(0, 'some text', { bold: true })
  text.delete(2, 3)
  const map = doc.getMap('map')
  map.set('list', new Y.Array())
  map.set('list', 1)
  doc.getXmlFragment('xml').insert(0, [new Y.XmlElement('p')])
  return Y.encodeStateAsUpdate(doc)
}
