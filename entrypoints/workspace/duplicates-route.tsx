/** Duplicates on the full page: looked for when it is opened, decided on by a person, taken back at will. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { formatDay, formatList } from '../../components/format'
import { strings } from '../../components/locale'
import { DuplicatesPage } from '../../components/workspace/duplicates/duplicates-page'
import {
  shownFields,
  type Decision,
  type DuplicatesActions,
  type DuplicatePair,
  type Looking,
} from '../../components/workspace/duplicates/duplicates-model'
import type { Merge } from '../../lib/domain/model'
import { isFreeMail } from '../../lib/mail/mail-domains'
import type { SidelightDatabase } from '../../lib/store/database'
import { findDuplicates } from '../../lib/store/duplicates/find-duplicates'
import { denyDuplicate, mergeRows } from '../../lib/store/duplicates/merge-rows'
import { mergeId } from '../../lib/store/duplicates/pair-id'
import { undoMerge } from '../../lib/store/duplicates/undo-merge'
import { MissingRowError, StorageFullError } from '../../lib/store/errors'
import { tellBackground } from '../wiring/background'
import { useLive } from '../wiring/use-live'
import type { Team } from '../wiring/team'
import { pairOf } from './duplicates-pairs'
import { page, type RouteProps } from './page-state'

/** Listed below the proposals; older ones are still in the store. */
const mostDecisions = 30
/** Proposals on the page at once. */
const mostPairs = 25

const nameIn = (merge: Merge, id: string): string | undefined => {
  const name = merge.before.find((row) => row.id === id)?.fields['name']
  return typeof name === 'string' ? name : undefined
}

async function loadDecisions(db: SidelightDatabase): Promise<Decision[]> {
  const rows = await db.merges
    .filter(
      ({ id, keptId, mergedId, deletedAt, undoneAt }) =>
        deletedAt === null && undoneAt === null && id === mergeId(keptId, mergedId),
    )
    .toArray()
  const newest = rows.toSorted((a, b) => b.mergedAt.localeCompare(a.mergedAt)).slice(0, mostDecisions)
  return Promise.all(
    newest.map(async (merge): Promise<Decision> => {
      const { id, collection, keptId, mergedId, mergedAt, notSame } = merge
      const table = collection === 'accounts' ? db.accounts : db.contacts
      const [kept, merged] = await table.bulkGet([keptId, mergedId])
      const names = [kept?.name ?? '', merged?.name ?? nameIn(merge, mergedId) ?? ''] as const
      return { id, what: notSame ? 'notSame' : 'merged', names, on: formatDay(mergedAt, page.now.value) }
    }),
  )
}

async function look(
  db: SidelightDatabase,
  team: Team,
  signal: AbortSignal,
  show: (looking: Looking) => void,
): Promise<void> {
  const total = (await db.accounts.count()) + (await db.contacts.count())
  show({ is: 'looking', rows: 0, total })
  const onProgress = (rows: number) => show({ is: 'looking', rows, total })
  const { proposals, count } = await findDuplicates(db, { isFreeMail, signal, onProgress })
  const pairs = await Promise.all(proposals.slice(0, mostPairs).map((proposal) => pairOf(db, proposal, team)))
  show({ is: 'found', pairs, count })
}

type Said = { text: string; isBad: boolean } | null

function wordsOf(error: unknown): string {
  const words = strings.value.duplicates
  if (error instanceof StorageFullError) return words.storageFull
  return error instanceof MissingRowError ? words.gone : words.notStored
}

export function DuplicatesRoute({ db, team }: RouteProps) {
  const [looking, setLooking] = useState<Looking>({ is: 'looking', rows: 0, total: 0 })
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said>(null)
  const decisions = useLive('merges', () => loadDecisions(db))
  const runningRef = useRef<AbortController | null>(null)

  const lookNow = useCallback(() => {
    runningRef.current?.abort()
    const ending = new AbortController()
    runningRef.current = ending
    // After "stop" what was found by then is shown; after leaving, nothing is.
    const show = (next: Looking) => runningRef.current === ending && setLooking(next)
    look(db, team, ending.signal, show).catch((error: unknown) => {
      console.error('Duplicates could not be looked for.', error)
      show({ is: 'failed' })
    })
  }, [db, team])
  useEffect(() => {
    lookNow()
    return () => {
      runningRef.current?.abort()
      runningRef.current = null
    }
  }, [lookNow])

  const actions = useMemo<DuplicatesActions>(() => {
    const attempt = async (write: () => Promise<string>, after: () => void): Promise<void> => {
      setBusy(true)
      setSaid(null)
      try {
        setSaid({ text: await write(), isBad: false })
        after()
        tellBackground({ type: 'sync-now' })
      } catch (error) {
        console.error('A decision about duplicates was not stored.', error)
        setSaid({ text: wordsOf(error), isBad: true })
      } finally {
        setBusy(false)
      }
    }
    const drop = (pair: DuplicatePair) => () =>
      setLooking((now) => {
        if (now.is !== 'found') return now
        const gone = pair.sides.map(({ id }) => id)
        // The row that went may stand in other proposals too.
        const left = now.pairs.filter(({ key, sides }) => key !== pair.key && !sides.some(({ id }) => id === gone[1]))
        return { ...now, pairs: left, count: now.count - (now.pairs.length - left.length) }
      })
    const idsOf = ({ sides }: DuplicatePair): [string, string] => [sides[0].id, sides[1].id]
    return {
      look: lookNow,
      stop: () => runningRef.current?.abort(),
      merge: (pair, choices) =>
        void attempt(async () => {
          await mergeRows(db, { collection: pair.collection, ids: idsOf(pair), choices })
          return strings.value.duplicates.merged
        }, drop(pair)),
      deny: (pair) =>
        void attempt(
          async () => {
            await denyDuplicate(db, { collection: pair.collection, ids: idsOf(pair) })
            return strings.value.duplicates.denied
          },
          () =>
            setLooking((now) =>
              now.is === 'found'
                ? { ...now, pairs: now.pairs.filter(({ key }) => key !== pair.key), count: now.count - 1 }
                : now,
            ),
        ),
      undo: ({ id }) =>
        void attempt(async () => {
          const { keptFields } = await undoMerge(db, id)
          const words = strings.value.duplicates
          const named = keptFields.map((field) => {
            const shown = shownFields.find((each) => each === field)
            return shown === undefined ? field : words.fields[shown]
          })
          return named.length === 0 ? words.undone : words.undoneKept(formatList(named))
        }, lookNow),
    }
  }, [db, lookNow])
  return <DuplicatesPage looking={looking} decisions={decisions ?? []} isBusy={isBusy} said={said} actions={actions} />
}
