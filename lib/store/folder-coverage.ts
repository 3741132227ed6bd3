/** How much of each folder has been read, for each mailbox: kept, so that what was not seen is never called silence. */
import { withInterval, type Interval } from '../domain/coverage'
import type { SidelightDatabase } from './database'
import { withQuotaTold } from './errors'
import { sightingHash } from './sighting-hash'
import type { FolderCoverage } from './stored'

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

/** A message turned up where nothing was thought to be: whatever of that stretch lies at or before it was not read. */
export async function cutCoverage(
  db: SidelightDatabase,
  { mailbox, folder }: { mailbox: string; folder: FolderCoverage['folder'] },
  atMs: number,
): Promise<void> {
  const hash = await sightingHash(db)
  const ofMailbox = await hash('mailbox', mailbox)
  await db.transaction('rw', db.coverage, async () => {
    const known = await db.coverage.get([ofMailbox, folder])
    if (!known) return
    const intervals = known.intervals.flatMap(([from, to]): [number, number][] =>
      from <= atMs && atMs < to ? [[atMs + 1, to]] : [[from, to]],
    )
    await db.coverage.put({ ...known, intervals })
  })
}

/** Every folder's coverage, of every mailbox. */
export async function loadCoverage(db: SidelightDatabase): Promise<FolderCoverage[]> {
  return db.coverage.toArray()
}
