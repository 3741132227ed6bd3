/** The journals of imports after their rows were called otherwise, as on joining a team: an undo finds them as they stand now. */
import type { LooseRecord } from '../../messages/apply-patch'
import type { SidelightDatabase } from '../database'
import type { ImportJournal } from '../stored'
import { withoutKeys } from '../without-keys'
import { rowPrint } from './row-print'

/** Row by row, as they are rewritten. */
export class RenamedRows {
  readonly #prints = new Map<string, { was: number; is: number }>()

  /** @param before the row as it was stored @param after as it is stored now, perhaps under another id */
  note(collection: string, before: LooseRecord, after: LooseRecord): void {
    const [was, is] = [rowPrint(withoutKeys(collection, before)), rowPrint(withoutKeys(collection, after))]
    if (was !== is) this.#prints.set(`${collection} ${String(after['id'])}`, { was, is })
  }

  /** The print that the row as the import left it has now; of one that was changed since, the one that it does not have. */
  printOf(collection: string, id: string, print: number): number {
    const known = this.#prints.get(`${collection} ${id}`)
    return known?.was === print ? known.is : print
  }
}

/** @param rename gives a row with every name in it that has changed, ids among them */
export async function renameJournal(
  db: SidelightDatabase,
  rename: (fields: LooseRecord) => LooseRecord,
  rows: RenamedRows,
): Promise<void> {
  const idOf = (id: string): string => String(rename({ id })['id'])
  for (const key of await db.importJournal.toCollection().primaryKeys()) {
    const part = await db.importJournal.get(key)
    if (part === undefined) continue
    const renamed: ImportJournal = {
      ...part,
      rows: part.rows.map(({ collection, id, before, after }) => ({
        collection,
        id: idOf(id),
        before: rename(before),
        after: rename(after),
      })),
      made: part.made.map(({ collection, ids: named, prints }) => {
        const ids = named.map(idOf)
        return { collection, ids, prints: prints.map((print, at) => rows.printOf(collection, ids[at] ?? '', print)) }
      }),
    }
    await db.importJournal.put(renamed)
  }
}
