/** Asks a worker of its own for one job of an import. */
import type { FailedWhy, FromImportWorker, ImportJob, ImportJobs, JobProgress, ToImportWorker } from './import-messages'

/** Why a job did not come to its end. */
export class ImportJobError extends Error {
  readonly why: FailedWhy

  constructor(why: FailedWhy, text: string) {
    super(text)
    this.name = 'ImportJobError'
    this.why = why
  }
}

export interface Asked<Answer> {
  answer: Promise<Answer>
  /** Ends the job after the part in hand; its answer tells what came to be. */
  stop: () => void
  /** Ends it at once, without an answer: for jobs that write nothing. */
  drop: () => void
}

interface Listeners {
  onProgress?: (progress: JobProgress) => void
  onWaiting?: () => void
}

/** A worker that the browser ends says nothing, but its lock is free. */
function whenEnded(life: string, then: () => void): void {
  void navigator.locks.request(life, then)
}

export function askImport<Job extends ImportJob>(
  job: Job,
  ask: ImportJobs[Job]['ask'],
  { onProgress, onWaiting }: Listeners = {},
): Asked<ImportJobs[Job]['answer']> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' })
  const life = `sidelight-import ${crypto.randomUUID()}`
  let isDropped = false
  const answer = new Promise<ImportJobs[Job]['answer']>((resolve, reject) => {
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<FromImportWorker & { answer: ImportJobs[Job]['answer'] }>) => {
        if (data.is === 'progress') onProgress?.(data.progress)
        else if (data.is === 'waiting') onWaiting?.()
        else if (data.is === 'begun') whenEnded(life, () => isDropped || reject(new ImportJobError('cutOff', '')))
        else {
          if (data.is === 'answer') resolve(data.answer)
          else reject(new ImportJobError(data.why, data.text))
          worker.terminate()
        }
      },
    )
    worker.addEventListener('error', (event) => {
      reject(new ImportJobError('unknown', event.message))
      worker.terminate()
    })
  })
  worker.postMessage({ job, ask, life }, { transfer: [] })
  return {
    answer,
    stop: () => worker.postMessage({ job: 'stop' } satisfies ToImportWorker, { transfer: [] }),
    drop: () => {
      isDropped = true
      worker.terminate()
    },
  }
}
