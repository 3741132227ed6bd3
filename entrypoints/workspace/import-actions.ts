/** What a person does on the import page. */
import type { ImportActions, ImportStep, Preview } from '../../components/workspace/import/import-view'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadIdentity } from '../../lib/store/meta'
import { tellBackground } from '../wiring/background'
import { rules } from '../wiring/rules'
import { askImport, ImportJobError, type Asked } from './import-ask'
import type { JobProgress, RunRead } from './import-messages'
import { nextStep } from './import-next'
import { downloadText, problemsFile } from './import-problems-file'
import { howOf, inHand, keepPlan, look, planOfKind, planWithColumn, step } from './import-state'

/** The trial or run in hand. */
let asked: Asked<unknown> | null = null
/** Of the file just imported, so that its lines in error can be given out. */
let lastHow: ReturnType<typeof howOf> = null

const timeZone = (): string => rules.policy.calendar.zone

function fail(error: unknown): void {
  console.error('The import page could not go on.', error)
  const why = error instanceof ImportJobError ? error.why : error instanceof DOMException ? 'unreadable' : 'unknown'
  step.value = { is: 'failed', why, text: error instanceof Error ? error.message : String(error) }
}

function warnOfLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

/** Runs a job that writes: the browser asks before the tab is closed on it. */
async function writing(work: () => Promise<ImportStep>): Promise<void> {
  window.addEventListener('beforeunload', warnOfLeaving)
  try {
    step.value = await work()
    tellBackground({ type: 'sync-now' })
  } catch (error) {
    fail(error)
  } finally {
    asked = null
    window.removeEventListener('beforeunload', warnOfLeaving)
  }
}

/** Shows a preview and compares its first lines with what is there; a newer preview drops an older one's trial. */
async function show(preview: Preview): Promise<void> {
  asked?.drop()
  step.value = { ...preview, trial: null }
  const how = howOf(preview)
  const file = inHand.value?.file
  if (how === null || file === undefined) return
  const trial = askImport('trial', { file, how, timeZone: timeZone(), mode: preview.mode })
  asked = trial
  const read = await trial.answer
  if (asked === trial && step.value.is === 'preview') step.value = { ...preview, trial: read }
}

function change(next: (preview: Preview) => Preview): void {
  if (step.value.is === 'preview') show(next(step.value)).catch(fail)
}

function showRunning(news: Partial<JobProgress> & { isWaiting: boolean }): void {
  if (step.value.is === 'running') step.value = { ...step.value, ...news }
}

function showUndoing(share: number, isWaiting: boolean): void {
  step.value = { is: 'undoing', share, isWaiting }
}

async function run(db: SidelightDatabase, preview: Preview): Promise<ImportStep> {
  const how = howOf(preview)
  const file = inHand.value?.file
  if (how === null || file === undefined) return { is: 'choose', refused: null }
  const { name, mode } = preview
  lastHow = how
  if (preview.plan !== null) await keepPlan(db, preview.plan)
  const none = { share: null, counts: {}, problemCount: 0, isStopping: false, isWaiting: false }
  step.value = { is: 'running', name, ...none }
  const { memberId } = await loadIdentity(db)
  const running = askImport(
    'run',
    { file, how, timeZone: timeZone(), mode, byId: memberId },
    {
      onProgress: (progress) => showRunning({ ...progress, isWaiting: false }),
      onWaiting: () => showRunning({ isWaiting: true }),
    },
  )
  asked = running
  const { batchId, end, counts, problems, problemCount }: RunRead = await running.answer
  return { is: 'done', name, batchId, end, counts, problems, problemCount, next: await nextStep(db) }
}

async function undo(batchId: string): Promise<ImportStep> {
  showUndoing(0, false)
  const { answer } = askImport(
    'undo',
    { batchId },
    { onProgress: ({ share }) => showUndoing(share, false), onWaiting: () => showUndoing(0, true) },
  )
  const { removed, restored, keptCount } = await answer
  return { is: 'undone', removed, restored, kept: keptCount }
}

async function downloadProblems(): Promise<void> {
  const file = inHand.value?.file
  const done = step.value
  if (done.is !== 'done' || file === undefined || lastHow === null) return
  const lines = [...new Set(done.problems.map(({ line }) => line))]
  const found = await askImport('lines', { file, how: lastHow, timeZone: timeZone(), lines }).answer
  const headers = lastHow.format === 'csv' ? lastHow.plan.columns.map(({ header }) => header) : []
  downloadText(`${file.name.replace(/\.\w+$/, '')}-problems.csv`, problemsFile(headers, found, done.problems))
}

export function importActions(db: SidelightDatabase): ImportActions {
  const open = (...given: Parameters<typeof look> extends [unknown, ...infer Rest] ? Rest : never): void => {
    look(db, ...given)
      .then((preview) => (preview === null ? undefined : show(preview)))
      .catch(fail)
  }
  return {
    choose: (file) => open(file),
    setDialect: (said) => {
      const current = inHand.value
      if (current?.opened.is !== 'csv' || step.value.is !== 'preview') return
      const { encoding, delimiter, hasHeader } = current.opened.dialect
      open(current.file, { encoding, delimiter, hasHeader, ...said })
    },
    setKind: (kind) => change((preview) => withPlan(preview, (plan) => planOfKind(plan, kind))),
    setPlan: (said) => change((preview) => withPlan(preview, (plan) => ({ ...plan, ...said }))),
    setColumn: (at, said) => change((preview) => withPlan(preview, (plan) => planWithColumn(plan, at, said))),
    setMode: (mode) => change((preview) => ({ ...preview, mode })),
    start: () => {
      const preview = step.value
      if (preview.is === 'preview') void writing(() => run(db, preview))
    },
    stop: () => {
      asked?.stop()
      if (step.value.is === 'running') step.value = { ...step.value, isStopping: true }
    },
    again: () => {
      asked?.drop()
      asked = null
      inHand.value = null
      step.value = { is: 'choose', refused: null }
    },
    undo: (batchId) => void writing(() => undo(batchId)),
    downloadProblems: () => void downloadProblems().catch(fail),
  }
}

function withPlan(preview: Preview, next: (plan: NonNullable<Preview['plan']>) => Preview['plan']): Preview {
  return preview.plan === null ? preview : { ...preview, plan: next(preview.plan) }
}
