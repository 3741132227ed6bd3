/** Frames that are nearly right, thrown at a document in which others write. */
import { expect } from 'vitest'
import * as Y from 'yjs'
import { readMessage } from '../../../server/documents/messages'
import type { Author } from '../../../server/documents/held'
import { Plan, UnsoundUpdate } from '../../../server/documents/plan'
import { readUpdate, type SentUpdate } from '../../../server/documents/sent-update'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import { contradicted, nearlyRight } from './nearly-right'

export interface FuzzCount {
  frames: number
  notParsed: number
  updates: number
  unsound: number
}

export interface Bounds {
  /** In ms since 1970: the run ends then, however much is done. */
  until?: number
  onProgress?: (count: FuzzCount) => void
}

/** Where the sound writer writes; in the second are others who contradict themselves. */
const names = ['text', contradicted]
const nothing = Y.encodeStateVector(new Y.Doc())

/** Of one plan; then the next. Each frame makes a plan larger, and what it holds dearer to open and to merge. */
const framesEach = 20_000

/** Every frame goes through the parser and, if it is an update, into the plan; a sound writer's words must all stay. */
export async function throwFrames(
  frames: number,
  random: () => number,
  { until = Infinity, onProgress }: Bounds = {},
): Promise<FuzzCount> {
  const storage = openSqliteStorage(':memory:')
  await storage.addWorkspace({ id: 'w', name: 'W', epoch: 'e', createdAt: '2026-01-01T00:00:00.000Z' })
  const count: FuzzCount = { frames: 0, notParsed: 0, updates: 0, unsound: 0 }
  for (let nth = 0; count.frames < frames && Date.now() < until; nth += 1) {
    const end = Math.min(frames, count.frames + framesEach)
    await throwAtPlan(
      () => new Plan(storage, 'w', `plan ${nth}`),
      random,
      count,
      () => count.frames < end && Date.now() < until,
    )
    onProgress?.(count)
  }
  await storage.close()
  return count
}

/** @param open the plan as it is stored, anew each time */
async function throwAtPlan(
  open: () => Plan,
  random: () => number,
  count: FuzzCount,
  isOn: () => boolean,
): Promise<void> {
  const plan = open()
  const sound = {}
  const writer = new Y.Doc()
  const words: string[] = []
  const authors: Author[] = []
  for (let frame = 0; isOn(); frame += 1) {
    count.frames += 1
    const message = readMessage(nearlyRight(random))
    if (message === null) count.notParsed += 1
    else if (message.kind === 'update') {
      count.updates += 1
      if (!(await writeOrRefuse(plan, message.update, nextAuthor(plan, authors)))) count.unsound += 1
    } else if (message.kind === 'step1') await plan.missing(message.stateVector)
    if (frame % 100 === 0) {
      const before = Y.encodeStateVector(writer)
      words.push(`w${frame};`)
      for (const name of names) writer.getText(name).insert(0, `w${frame};`)
      await plan.write(readUpdate(Y.encodeStateAsUpdate(writer, before)), sound)
    }
    if (frame % 2000 === 1999) await plan.compact()
  }
  const inMemory = docOf(await plan.missing(nothing))
  const again = open()
  await again.load()
  const fromDisk = docOf(await again.missing(nothing))
  expect(fromDisk.getText('text').toJSON()).toBe(inMemory.getText('text').toJSON())
  for (const doc of [inMemory, fromDisk])
    for (const name of names) {
      const there = doc.getText(name).toJSON()
      expect(words.filter((word) => !there.includes(word))).toEqual([])
    }
}

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

/** A new one each time; the last twenty stay connected, so that what has no base is held for a while. */
function nextAuthor(plan: Plan, authors: Author[]): Author {
  const author: Author = {}
  authors.push(author)
  const leaving = authors.length > 20 ? authors.shift() : undefined
  if (leaving !== undefined) plan.forget(leaving)
  return author
}

async function writeOrRefuse(plan: Plan, update: SentUpdate, author: Author): Promise<boolean> {
  try {
    await plan.write(update, author)
    return true
  } catch (error) {
    if (error instanceof UnsoundUpdate) return false
    throw error
  }
}
