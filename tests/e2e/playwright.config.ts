/** End-to-end tests: real Roundcube, Dovecot and Exim, real Chromium and Firefox, the real server. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results/e2e',
  globalSetup: './setup/global-setup.ts',
  reporter: 'list',
  // Most of a test is waiting for a browser; each worker has mailboxes of its own.
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  // Said at the end of `npm test`, which bears three of them at most. At home a failure is one.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Every test starts its own browser with the extension (browsers/chromium.ts); Playwright's fixtures are not used.
})
