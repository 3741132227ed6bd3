import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { buildDocument } from '../../../server/documents/build-document'
import { Plan } from '../../../server/documents/plan'
import { isWhollyNew, readUpdate } from '../../../server/documents/sent-update'
import { openTestStorage } from '../running-server'

/** A paragraph as the editor keeps it: a text of its own with formats, whose superfluous ones Yjs takes away by itself. */
function paragraphOf(doc: Y.Doc): Y.XmlText {
  const found = doc.getXmlFragment('plan').firstChild
  if (!(found instanceof Y.XmlText)) throw new Error('The paragraph is missing.')
  return found
}

function baseOf(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getXmlFragment('plan').insert(0, [new Y.XmlText('one two three')])
  return Y.encodeStateAsUpdate(doc)
}

const step = fc.record({
  writer: fc.nat(2),
  kind: fc.constantFrom('type', 'type', 'replace', 'delete', 'bold', 'plain', 'name', 'hear'),
  place: fc.nat(1000),
  length: fc.integer({ min: 1, max: 6 }),
  /** Sent once, twice, after the writer's next, or together with that. */
  sent: fc.constantFrom('once', 'once', 'once', 'twice', 'late', 'together'),
})
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

function act(doc: Y.Doc, { kind, place, length }: Step): void {
  const paragraph = paragraphOf(doc)
  const from = place % (paragraph.length + 1)
  const some = Math.min(length, paragraph.length - from)
  if (kind === 'type') paragraph.insert(from, 'abcdef'.slice(0, length))
  if (kind === 'delete') paragraph.delete(from, some)
  if (kind === 'bold' || kind === 'plain') paragraph.format(from, some, { bold: kind === 'bold' ? true : null })
  if (kind === 'name') doc.getMap('names').set(`key ${place % 3}`, length)
  if (kind === 'replace')
    doc.transact(() => {
      paragraph.delete(from, some)
      paragraph.insert(from, 'xyz'.slice(0, length))
    })
}

class Writer {
  readonly doc = new Y.Doc()
  #late: Uint8Array[] = []

  constructor(clientId: number, base: Uint8Array) {
    this.doc.clientID = clientId
    Y.applyUpdate(this.doc, base)
  }

  /** The updates that go off with this step. */
  take(taken: Step): Uint8Array[] {
    const before = Y.encodeStateVector(this.doc)
    act(this.doc, taken)
    const update = Y.encodeStateAsUpdate(this.doc, before)
    const late = this.#late
    this.#late = []
    if (taken.sent === 'late') this.#late = [update]
    if (taken.sent === 'together') return [Y.mergeUpdates([...late, update])]
    if (taken.sent === 'late') return late
    return taken.sent === 'twice' ? [update, update, ...late] : [update, ...late]
  }

  rest(): Uint8Array[] {
    return this.#late
  }
}

const readAll = (updates: readonly Uint8Array[]): Y.Doc =>
  buildDocument(updates.map((update, id) => ({ id, update, at: 0, memberIds: [] }))).doc

async function openPlan() {
  const storage = openTestStorage()
  await storage.addWorkspace({ id: 'w', name: 'W', epoch: 'e', createdAt: '2026-01-01T00:00:00.000Z' })
  return { plan: new Plan(storage, 'w', 'acme'), storage }
}

/** Plays the steps; gives the plan as it is in memory, as it is in its log, and as those see it who are told each piece. */
async function play(steps: readonly Step[]) {
  const { plan, storage } = await openPlan()
  const base = baseOf()
  const writers = [2, 3, 4].map((clientId) => new Writer(clientId, base))
  const told: Uint8Array[] = []
  let [sent, asTheyCame] = [0, 0]
  const send = async (update: Uint8Array, author: object) => {
    const { pieces } = await plan.write(readUpdate(update), author)
    sent += 1
    asTheyCame += pieces.filter((piece) => piece.update === update).length
    told.push(...pieces.map((piece) => piece.update))
  }
  await send(base, {})
  for (const one of steps) {
    const writer = writers[one.writer]
    if (writer === undefined) continue
    if (one.kind === 'hear') for (const update of told) Y.applyUpdate(writer.doc, update)
    else for (const update of writer.take(one)) await send(update, writer)
  }
  for (const writer of writers) for (const update of writer.rest()) await send(update, writer)
  const inMemory = readAll([await plan.missing(Y.encodeStateVector(new Y.Doc()))])
  const stored = await storage.updates('w', 'acme')
  await storage.close()
  return { inMemory, fromLog: readAll(stored.map(({ update }) => update)), asTold: readAll(told), sent, asTheyCame }
}

function expectSame(one: Y.Doc, other: Y.Doc): void {
  expect(paragraphOf(one).toJSON()).toBe(paragraphOf(other).toJSON())
  expect(one.getMap('names').toJSON()).toEqual(other.getMap('names').toJSON())
  expect(Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other))).toBe(true)
}

describe('updates as they were sent', () => {
  it('leave the same plan in memory, in the log and with those who are told, however they come', async () => {
    const all = { sent: 0, asTheyCame: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const { inMemory, fromLog, asTold, sent, asTheyCame } = await play(steps)
        expectSame(inMemory, fromLog)
        expectSame(inMemory, asTold)
        all.sent += sent
        all.asTheyCame += asTheyCame
      }),
    )
    // Both ways were gone: most are kept as they came, and some are not.
    expect(all.asTheyCame / all.sent).toBeGreaterThan(0.4)
    expect(all.asTheyCame / all.sent).toBeLessThan(0.9)
  })

  it('take with them what Yjs does by itself: two who make the same words bold leave a format that is superfluous', async () => {
    const { plan, storage } = await openPlan()
    const base = baseOf()
    await plan.write(readUpdate(base), {})
    const bolds = [2, 3].map((clientId) => {
      const { doc } = new Writer(clientId, base)
      const before = Y.encodeStateVector(doc)
      paragraphOf(doc).format(0, 3, { bold: true })
      return Y.encodeStateAsUpdate(doc, before)
    })
    const pieces = []
    for (const bold of bolds) pieces.push(...(await plan.write(readUpdate(bold), {})).pieces)
    const [first, second] = pieces.map(({ update }) => update)
    expect(first).toEqual(bolds[0])
    expect(second).not.toEqual(bolds[1])
    const stored = await storage.updates('w', 'acme')
    expectSame(
      readAll([await plan.missing(Y.encodeStateVector(new Y.Doc()))]),
      readAll(stored.map(({ update }) => update)),
    )
    await storage.close()
  })

  it('of which a part rests on a third one’s edit are kept as far as they go, and whole when that has come', async () => {
    const { plan, storage } = await openPlan()
    const base = baseOf()
    const [ann, bob, cem] = [2, 3, 4].map((clientId) => new Writer(clientId, base).doc)
    const editOf = (doc: Y.Doc | undefined, place: number, word: string): Uint8Array => {
      if (doc === undefined) throw new Error('Nobody writes.')
      const before = Y.encodeStateVector(doc)
      paragraphOf(doc).insert(place, word)
      return Y.encodeStateAsUpdate(doc, before)
    }
    await plan.write(readUpdate(base), {})
    const ofBob = editOf(bob, 3, ' and')
    if (ann !== undefined) Y.applyUpdate(ann, ofBob)
    const ofBoth = readUpdate(Y.mergeUpdates([editOf(ann, 7, ' a half'), editOf(cem, 0, 'zero ')]))
    // As far as clocks tell it is new from its first letter on.
    expect(isWhollyNew(ofBoth, readAll([base]))).toBe(true)
    await plan.write(ofBoth, {})
    const stored = async () => readAll((await storage.updates('w', 'acme')).map(({ update }) => update))
    expect(paragraphOf(await stored()).toJSON()).toBe('zero one two three')
    await plan.write(readUpdate(ofBob), {})
    expect(paragraphOf(await stored()).toJSON()).toBe('zero one and a half two three')
    expectSame(readAll([await plan.missing(Y.encodeStateVector(new Y.Doc()))]), await stored())
    await storage.close()
  })

  it('are wholly new when the document has nothing of them, and never when they have gaps or only delete', () => {
    const base = baseOf()
    const { doc } = new Writer(2, base)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const word of ['a', 'b', 'c']) paragraphOf(doc).insert(0, word)
    paragraphOf(doc).delete(0, 1)
    const [first = base, second = base, third = base, deletion = base] = updates
    const server = new Y.Doc()
    const isNew = (update: Uint8Array) => isWhollyNew(readUpdate(update), server)
    expect([base, first, second, deletion].map(isNew)).toEqual([true, true, false, false])
    Y.applyUpdate(server, base)
    expect([base, first, second, Y.mergeUpdates([first, second])].map(isNew)).toEqual([false, true, false, true])
    expect(isNew(Y.mergeUpdates([first, third]))).toBe(false)
    Y.applyUpdate(server, first)
    expect([first, second, Y.mergeUpdates([first, second])].map(isNew)).toEqual([false, true, false])
  })
})
