/**
 * Applying an update, and what of it rests on edits that are not there yet. Yjs would keep that inside the document, where
 * a rest that turns out unsound fails the innocent edit that completes it; here it is taken out.
 */
import * as Y from 'yjs'

/** What of an update could not be integrated, in Yjs' second format. */
export interface Rest {
  update: Uint8Array
  /** By client, the clock of the first edit that is missing. */
  needs: Map<number, number>
}

export interface Integrated {
  /** What the document has now and had not before; null when that is nothing. */
  change: Uint8Array | null
  rest: Rest | null
}

/** What Yjs has written while `integrate` runs, which nothing interrupts. At the top: closures for each edit would cost a fiftieth of it. */
let changes: Uint8Array[] = []
const noteChange = (change: Uint8Array) => void changes.push(change)
const listen = (_transaction: Y.Transaction, doc: Y.Doc) => void doc.on('update', noteChange)

/**
 * @param whole what is applied, where the document has nothing of it: the change, unless something of it rests or Yjs changes more
 * @throws when the update cannot be applied; then half of it may be in the document.
 */
export function integrate(doc: Y.Doc, apply: () => void, whole: Uint8Array | null = null): Integrated {
  changes = []
  try {
    doc.transact((transaction) => {
      apply()
      // Yjs writes an update out of the document when its transaction is over, for those who listen by then.
      if (whole === null || hasRest(doc)) listen(transaction, doc)
      // It takes formats away that have become superfluous, in a transaction after this one.
      else doc.on('beforeTransaction', listen)
    })
  } finally {
    doc.off('update', noteChange)
    doc.off('beforeTransaction', listen)
  }
  const rest = takeRest(doc)
  const change = changes.length > 0 ? Y.mergeUpdates(changes) : rest === null ? whole : null
  if (change === null && rest !== null && mayFit(rest, doc)) throw new Error('The update needs what is there already.')
  return { change, rest }
}

const hasRest = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null

/** Has something come that this rest waits for? Yjs asks the same in readUpdateV2. */
export function mayFit({ needs }: Rest, doc: Y.Doc): boolean {
  return [...needs].some(([client, clock]) => clock < Y.getState(doc.store, client))
}

function takeRest(doc: Y.Doc): Rest | null {
  const { pendingStructs, pendingDs } = doc.store
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  const needs = new Map(pendingStructs?.missing)
  if (pendingDs === null) return pendingStructs === null ? null : { update: pendingStructs.update, needs }
  for (const [client, deletes] of Y.decodeUpdateV2(pendingDs).ds.clients)
    for (const { clock } of deletes) needs.set(client, Math.min(clock, needs.get(client) ?? clock))
  return { update: pendingStructs === null ? pendingDs : Y.mergeUpdatesV2([pendingStructs.update, pendingDs]), needs }
}
