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

/** Mailbox owners; each test file takes its own, so that none finds another's mail. */
export const webmailUsers = Array.from({ length: 60 }, (_, index) => `rep${index + 1}@ourco.test`)

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

/** Skips the running test with a printed reason. @throws {Error} in CI, where nothing may be left out. */
export function skip(reason: string): void {
  if (process.env.CI !== undefined) throw new Error(`Nothing may be skipped in CI. ${reason}`)
  console.log(`skipped: ${reason}`)
  test.skip(true, reason)
}
