/** Frames that are nearly right, thrown at a document in which others write. */
import { expect } from 'vitest'
import * as Y from 'yjs'
import { readMessage } from '../../../server/documents/messages'
import type { Author } from '../../../server/documents/held'
import { Plan, UnsoundUpdate } from '../../../server/documents/plan'
import { readUpdate, type SentUpdate } from '../../../server/documents/sent-update'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import { textOf } from '../document-client'
import { nearlyRight } from './nearly-right'

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

/** Every frame goes through the parser and, if it is an update, into the plan; a sound writer's words must all stay. */
export async function throwFrames(
  frames: number,
  random: () => number,
  { until = Infinity, onProgress }: Bounds = {},
): Promise<FuzzCount> {
  const storage = openSqliteStorage(':memory:')
  await storage.addWorkspace({ id: 'w', name: 'W', epoch: 'e', createdAt: '2026-01-01T00:00:00.000Z' })
  const plan = new Plan(storage, 'w', 'acme')
  const sound = {}
  const count: FuzzCount = { frames: 0, notParsed: 0, updates: 0, unsound: 0 }
  const writer = new Y.Doc()
  const words: string[] = []
  const authors: Author[] = []
  for (let frame = 0; frame < frames && Date.now() < until; frame += 1) {
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
      writer.getText('text').insert(0, `w${frame};`)
      await plan.write(readUpdate(Y.encodeStateAsUpdate(writer, before)), sound)
    }
    if (frame % 2000 === 1999) await plan.compact()
    if (frame % 10_000 === 9999) onProgress?.(count)
  }
  const inMemory = await plan.missing(Y.encodeStateVector(new Y.Doc()))
  const again = new Plan(storage, 'w', 'acme')
  await again.load()
  const fromDisk = await again.missing(Y.encodeStateVector(new Y.Doc()))
  expect(textOf(fromDisk)).toBe(textOf(inMemory))
  const stored = textOf(fromDisk)
  expect(words.filter((word) => !stored.includes(word))).toEqual([])
  await storage.close()
  return count
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
