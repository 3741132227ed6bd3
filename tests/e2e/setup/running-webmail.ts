/** The one webmail of a test run: started by the global setup, found by the tests through the environment. */
import { test } from '@playwright/test'
import * as z from 'zod/mini'
import { seedMailbox } from '../webmail/seed-mailbox'
import { webmailUnavailableReason, type Webmail } from '../webmail/start-webmail'

const variable = 'SIDELIGHT_TEST_WEBMAIL'
const runningSchema = z.object({ url: z.string(), password: z.string(), folder: z.string() })

/** What a test needs of the webmail. */
export interface RunningWebmail {
  url: string
  password: string
  seed: (user: string, messages: readonly (string | Uint8Array)[], folder?: string) => Promise<number[]>
}

const usersOfWorker = 20
/** Mailbox owners for 25 of Playwright's workers, of which each failed test starts another. */
export const webmailUsers = Array.from({ length: 25 * usersOfWorker }, (_, index) => `rep${index + 1}@ourco.test`)

/**
 * A mailbox of this worker's own, empty at its start; `number` is 1 to 20, and each test file takes its own.
 * Called while a test or its set-up runs.
 */
export function mailboxOwner(number: number): string {
  const user = webmailUsers[test.info().workerIndex * usersOfWorker + number - 1]
  if (user === undefined || number > usersOfWorker)
    throw new Error('There are not enough mailboxes for so many workers.')
  return user
}

/** Lets the tests' processes find the webmail. */
export function publishWebmail({ url, password, folder }: Webmail): void {
  process.env[variable] = JSON.stringify({ url, password, folder })
}

/** The running webmail. Without one the test is skipped with the reason; in CI (`CI` set) that is a failure. */
export function requireWebmail(): RunningWebmail {
  const reason = webmailUnavailableReason()
  if (reason !== null) skip(reason)
  const running = runningSchema.parse(JSON.parse(process.env[variable] ?? 'null'))
  return {
    ...running,
    seed: (user, messages, folder) =>
      seedMailbox(running.folder, user, messages, folder === undefined ? {} : { folder }),
  }
}

/** Skips the running test with a printed reason. @throws {Error} in CI, where nothing but ../shared may be missing. */
export function skip(reason: string): void {
  if (process.env.CI !== undefined && !reason.includes('../shared'))
    throw new Error(`Nothing may be skipped in CI. ${reason}`)
  console.log(`skipped: ${reason}`)
  test.skip(true, reason)
}
