/**
 * The reference: everybody at one table, editing one after the other. Of each thing that can be edited (a field, an item of a set,
 * whether a row is deleted) it holds what was said of it, in the order in which people really did it.
 */
import type { Storage } from '../../../server/storage/storage'

/** One thing that can be edited. */
export interface Thing {
  collection: string
  recordId: string
  /** A field; `field:item` of a set; `deletedAt`. */
  part: string
  accountId: string
}

export interface Edit {
  thing: Thing
  value: unknown
  by: string
  /** The changes it was sent as: none where there was nothing to do. */
  changeIds: () => string[]
}

const keyOf = ({ collection, recordId, part }: Thing): string => `${collection} ${recordId} ${part}`

/** What the server made of an edit; missing: it never heard of it. */
export type Fate = 'taken' | 'refused' | 'missing'

export class History {
  readonly edits: Edit[] = []

  note(edit: Edit): void {
    this.edits.push(edit)
  }

  /** What one table would hold in the end, of the edits that were taken. */
  async outcome(storage: Storage, workspaceId: string): Promise<Outcome> {
    const values = new Map<string, { thing: Thing; value: unknown }>()
    const lost: { edit: Edit; fate: Fate; why: string }[] = []
    let conflicts = 0
    for (const edit of this.edits) {
      const logged = await Promise.all(edit.changeIds().map((id) => storage.loggedChange(workspaceId, id)))
      if (logged.some((change) => (change?.lost.length ?? 0) > 0)) conflicts += 1
      const refusal = logged.map((change) => change?.answer).find((answer) => answer?.outcome === 'refused')
      const isMissing = logged.some((change) => change === null)
      if (isMissing || refusal !== undefined) {
        const why = refusal?.outcome === 'refused' ? `${refusal.code}: ${refusal.reason}` : ''
        lost.push({ edit, fate: isMissing ? 'missing' : 'refused', why })
      } else values.set(keyOf(edit.thing), { thing: edit.thing, value: edit.value })
    }
    return { values: [...values.values()], lost, conflicts }
  }
}

export interface Outcome {
  values: { thing: Thing; value: unknown }[]
  lost: { edit: Edit; fate: Fate; why: string }[]
  /** Edits that met another's, so that one of the two had to lose. */
  conflicts: number
}
