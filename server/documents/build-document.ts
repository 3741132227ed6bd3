/** A document out of its log. */
import * as Y from 'yjs'
import { log } from '../log'
import type { DocumentUpdate } from '../storage/storage'
import { QuietDoc } from './quiet-doc'
import { integrate, mayFit, type Rest } from './rest'

export interface BuiltDocument {
  doc: Y.Doc
  /** Ids of the updates that are in the document whole; the others must stay in the log. */
  ids: number[]
  /** What rests on updates that are not in the log (yet). */
  rests: Rest[]
}

/**
 * The document of these updates. One that cannot be applied is left out, and stays in the log for a person to look at:
 * the rest of the plan must not be lost for it.
 */
export function buildDocument(updates: readonly DocumentUpdate[]): BuiltDocument {
  const doc = new QuietDoc()
  const waiting = new Map<number, Rest>()
  let current = 0
  const take = (id: number, apply: () => void) => {
    current = id
    const { rest } = integrate(doc, apply)
    if (rest === null) waiting.delete(id)
    else waiting.set(id, rest)
  }
  const findFitting = () => [...waiting].find(([, rest]) => mayFit(rest, doc))
  try {
    for (const { id, update } of updates) take(id, () => Y.applyUpdate(doc, update))
    for (let next = findFitting(); next !== undefined; next = findFitting()) {
      const [id, rest] = next
      take(id, () => Y.applyUpdateV2(doc, rest.update))
    }
  } catch (error) {
    log.error({ err: error, update: current }, 'an update in a log cannot be applied and is left out')
    doc.destroy()
    return buildDocument(updates.filter(({ id }) => id !== current))
  }
  const ids = updates.map(({ id }) => id).filter((id) => !waiting.has(id))
  return { doc, ids, rests: [...waiting.values()] }
}
