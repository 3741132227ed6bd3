/** How much of each folder has been read, for each mailbox: kept, so that what was not seen is never called silence. */
import { withInterval, type Interval } from '../domain/coverage'
import type { SidelightDatabase } from './database'
import { withQuotaTold } from './errors'
import { sightingHash } from './sighting-hash'
import type { FolderCoverage, Sighting } from './stored'

const msPerDay = 86_400_000
const keptDays = 400
/** The newest stretches of a folder; a list is seldom read in more pieces. */
const mostIntervals = 100

/** Adds a stretch of a folder that has been read whole. @throws StorageFullError */
export async function addCoverage(
  db: SidelightDatabase,
  { mailbox, folder }: { mailbox: string; folder: FolderCoverage['folder'] },
  interval: Interval,
): Promise<void> {
  const hash = await sightingHash(db)
  const ofMailbox = await hash('mailbox', mailbox)
  await withQuotaTold(() =>
    db.transaction('rw', db.coverage, async () => {
      const known = await db.coverage.get([ofMailbox, folder])
      const oldest = interval[1] - keptDays * msPerDay
      const intervals = withInterval(known?.intervals ?? [], interval).filter(([, to]) => to >= oldest)
      await db.coverage.put({ mailbox: ofMailbox, folder, intervals: intervals.slice(-mostIntervals) })
    }),
  )
}

/**
 * Messages that turned up, opened from elsewhere, in a stretch of Inbox that had been read and had not shown them: whoever files or
 * deletes mail has less in Inbox than came. Whatever of the stretch lies at or before them does not count as read.
 */
export async function disproveCoverage(db: SidelightDatabase, added: readonly Sighting[]): Promise<void> {
  const missed = added.filter(({ isOpened, direction }) => isOpened && direction === 'in')
  if (missed.length === 0) return
  await db.transaction('rw', db.coverage, async () => {
    for (const { mailbox, at } of missed) {
      const known = await db.coverage.get([mailbox, 'inbox'])
      if (known) await db.coverage.put({ ...known, intervals: cutAt(known.intervals, Date.parse(at)) })
    }
  })
}

function cutAt(intervals: readonly Interval[], ms: number): [number, number][] {
  return intervals.map(([from, to]) => (from <= ms && ms < to ? [ms + 1, to] : [from, to]))
}

/** Every folder's coverage, of every mailbox. */
export async function loadCoverage(db: SidelightDatabase): Promise<FolderCoverage[]> {
  return db.coverage.toArray()
}
