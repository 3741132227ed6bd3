/** Reads a file and writes its rows apart from the page, which stays free: one job a worker. */
import type { SidelightDatabase } from '../../lib/store/database'
import { openDatabase } from '../../lib/store/database'
import { StorageFullError, ViewerError } from '../../lib/store/errors'
import { undoImport, type UndoOutcome } from '../../lib/store/import/undo-import'
import { readLines } from './import-lines'
import type { FailedWhy, FromImportWorker, JobProgress, ToImportWorker } from './import-messages'
import { inTurn } from './import-turn'
import { runJob, stoppedBefore, tryJob } from './import-runs'

const stopping = new AbortController()
const post = (message: FromImportWorker): void => self.postMessage(message, { transfer: [] })

const pause = 100
let lastTold = 0
function tell(progress: JobProgress): void {
  const now = performance.now()
  if (now - lastTold < pause) return
  lastTold = now
  post({ is: 'progress', progress })
}

function whyOf(error: unknown): FailedWhy {
  if (error instanceof StorageFullError) return 'storageFull'
  if (error instanceof ViewerError) return 'viewer'
  return error instanceof DOMException && /NotReadable|NotFound/.test(error.name) ? 'unreadable' : 'unknown'
}

async function answerTo(message: Exclude<ToImportWorker, { job: 'stop' }>, db: SidelightDatabase): Promise<unknown> {
  const { signal } = stopping
  const waiting = { signal, onWaiting: () => post({ is: 'waiting' }) }
  switch (message.job) {
    case 'trial':
      return tryJob(db, message.ask, signal)
    case 'run':
      return inTurn(() => runJob(db, message.ask, signal, tell), stoppedBefore, waiting)
    case 'lines':
      return readLines(message.ask)
    default:
      return inTurn(
        () => undoJob(db, message.ask.batchId),
        { removed: 0, restored: 0, kept: [], keptCount: 0 },
        waiting,
      )
  }
}

function undoJob(db: SidelightDatabase, batchId: string): Promise<UndoOutcome> {
  return undoImport(db, batchId, {
    signal: stopping.signal,
    onProgress: (share) => tell({ share, counts: {}, problemCount: 0 }),
  })
}

/** Holds the worker's own lock until it is ended, by which the page sees that it was. */
function live(name: string, job: () => Promise<void>): void {
  void navigator.locks.request(name, async () => {
    post({ is: 'begun' })
    await job()
    await new Promise<never>(() => {})
  })
}

async function work(message: Exclude<ToImportWorker, { job: 'stop' }>): Promise<void> {
  try {
    const db = await openDatabase()
    const answer = await answerTo(message, db)
    db.close()
    post({ is: 'answer', answer })
  } catch (error) {
    console.error('An import could not go on.', error)
    post({ is: 'failed', why: whyOf(error), text: error instanceof Error ? error.message : String(error) })
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ToImportWorker>) => {
  if (data.job === 'stop') stopping.abort()
  else live(data.life, () => work(data))
})
