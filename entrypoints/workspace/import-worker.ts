/** Reads a file and writes its rows apart from the page, which stays free: one job a worker. */
import type { SidelightDatabase } from '../../lib/store/database'
import { openDatabase } from '../../lib/store/database'
import { StorageFullError } from '../../lib/store/errors'
import { undoImport } from '../../lib/store/import/undo-import'
import { readLines } from './import-lines'
import type { FailedWhy, FromImportWorker, JobProgress, ToImportWorker } from './import-messages'
import { runJob, tryJob } from './import-runs'

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
  return error instanceof DOMException && /NotReadable|NotFound/.test(error.name) ? 'unreadable' : 'unknown'
}

async function answerTo(message: Exclude<ToImportWorker, { job: 'stop' }>, db: SidelightDatabase): Promise<unknown> {
  const { signal } = stopping
  switch (message.job) {
    case 'trial':
      return tryJob(db, message.ask, signal)
    case 'run':
      return runJob(db, message.ask, signal, tell)
    case 'lines':
      return readLines(message.ask)
    default:
      return undoImport(db, message.ask.batchId, {
        signal,
        onProgress: (share) => tell({ share, counts: {}, problemCount: 0 }),
      })
  }
}

async function work(message: ToImportWorker): Promise<void> {
  if (message.job === 'stop') {
    stopping.abort()
    return
  }
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

self.addEventListener('message', ({ data }: MessageEvent<ToImportWorker>) => void work(data))
