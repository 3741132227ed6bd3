/** Bringing data in, on the full page. */
import { useMemo } from 'preact/hooks'
import { formatDay } from '../../components/format'
import { ImportPage } from '../../components/workspace/import/import-page'
import type { PastImport } from '../../components/workspace/import/import-view'
import type { SidelightDatabase } from '../../lib/store/database'
import { countJournal } from '../../lib/store/import/batch'
import { canUndoImport } from '../../lib/store/import/undo-import'
import { newestFirst } from '../../lib/store/newest-first'
import { useLive } from '../wiring/use-live'
import { importActions } from './import-actions'
import { step } from './import-state'
import { page } from './page-state'

/** Listed; older ones are still in the store. */
const most = 50

async function loadPast(db: SidelightDatabase): Promise<PastImport[]> {
  const batches = await newestFirst(db.importBatches.orderBy('startedAt')).limit(most).toArray()
  const alive = batches.filter(({ deletedAt }) => deletedAt === null)
  return Promise.all(
    alive.map(async ({ id, name, startedAt, finishedAt, undoneAt, counts }): Promise<PastImport> => {
      const sum = (what: string): number =>
        Object.entries(counts).reduce((total, [key, count]) => total + (key.endsWith(`.${what}`) ? count : 0), 0)
      const state = undoneAt !== null ? 'undone' : (await canUndoImport(db, id)) ? 'canUndo' : 'elsewhere'
      const isFinished = finishedAt !== null
      const isCut = !isFinished && state === 'canUndo'
      const { made, changed } = isCut ? await countJournal(db, id) : { made: sum('made'), changed: sum('changed') }
      return { id, name, startedAt, made, changed, state, isFinished }
    }),
  )
}

const wordDay = (at: string): string => formatDay(at, page.now.value)

export function ImportRoute({ db }: { db: SidelightDatabase }) {
  const past = useLive('imports', () => loadPast(db))
  const actions = useMemo(() => importActions(db), [db])
  return <ImportPage step={step.value} past={past ?? []} actions={actions} wordDay={wordDay} />
}
