/** Without a display: the main job with two browsers, told step by step, with its times and pictures. */
import type { DemoMessage } from '../demo/mail'
import { demoMembers } from '../demo/story'
import { openDemoBrowser, type DemoBrowserGiven } from './demo-browser'
import { unlessAborted } from './ending'
import { gmailHint } from './hints'
import type { MainJob } from './job'
import { logAndUndo } from './job-log'
import { openMessages } from './job-messages'
import { writeTogether } from './job-plan'
import type { Progress } from './progress'
import { openScreenshots } from './screenshots'

/** @throws Error with a sentence that says what did not work */
export async function runMainJob(
  given: DemoBrowserGiven & { mail: readonly DemoMessage[]; progress: Progress },
): Promise<void> {
  const { progress, ending } = given
  const { signal } = ending
  const startedAt = performance.now()
  const [rep, colleague] = await progress.step(
    `Opening two browsers: ${demoMembers.rep1.name}, ${demoMembers.rep2.name}`,
    () =>
      unlessAborted(
        signal,
        Promise.all([openDemoBrowser(given, 'rep1', false), openDemoBrowser(given, 'rep2', false)]),
      ),
  )
  const screenshots = await openScreenshots()
  const job: MainJob = { ...given, rep, colleague, screenshots }
  try {
    await unlessAborted(signal, openMessages(job))
    await unlessAborted(
      signal,
      logAndUndo(job, () => writeTogether(job)),
    )
  } catch (error) {
    if (!signal.aborted) await takeFailure(job)
    throw error
  } finally {
    await screenshots.handOut()
  }
  progress.note(
    `\nEverything worked, in ${((performance.now() - startedAt) / 1000).toFixed(1)} s. Pictures: ${screenshots.folder}`,
  )
  progress.note(gmailHint)
}

/** What both had on screen when a step failed. */
async function takeFailure({ rep, colleague, screenshots, progress }: MainJob): Promise<void> {
  await screenshots.take(rep.page, 'failed-rep')
  await screenshots.take(colleague.page, 'failed-colleague')
  progress.note(`What was on screen: ${screenshots.folder}`)
}
