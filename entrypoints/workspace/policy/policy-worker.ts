/** A dedicated worker of the full page: what walks over all accounts runs here, so that the page stays quick. One task each. */
import { SidelightDatabase } from '../../../lib/store/database'
import type { PolicyMessage, PolicyRequest } from './policy-task'
import { runPolicyTask } from './policy-tasks'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker writes to its page alone.
const tell = (message: PolicyMessage): void => self.postMessage(message)

async function run(request: PolicyRequest): Promise<void> {
  const db = new SidelightDatabase()
  // Staying open would block another page's upgrade for ever; the task then fails, and says so.
  db.on('versionchange', () => db.close({ disableAutoOpen: true }))
  try {
    tell({ kind: 'done', answer: await runPolicyTask(db, request, tell) })
  } catch (error) {
    tell({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) })
  } finally {
    db.close()
  }
}

// Only the page that started a worker can write to it.
self.addEventListener('message', ({ data }: MessageEvent<PolicyRequest>) => void run(data))
