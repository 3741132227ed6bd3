import { preact } from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { availableParallelism } from 'node:os'

const exclude = ['tests/e2e/**', 'tests/bench/**', 'tests/soak/**', 'node_modules/**']
/** Nothing in these rooms replaces modules or globals, but for two files, nor do their set-ups: one context serves a worker's whole time. */
const pure = ['domain', 'import', 'mail', 'messages', 'scripts', 'server'].map((room) => `tests/${room}/**/*.test.ts`)
const replacing = ['tests/mail/sidebar-mount.test.ts', 'tests/mail/generic/drafts-and-lists.test.ts']

export default defineConfig({
  plugins: [preact()],
  test: {
    // By itself it takes one worker on two processors.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Servers of the tests keep to themselves; LOG_LEVEL=debug lets them speak.
    env: { LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'fatal' },
    // Said at the end of `npm test`, which bears three of them at most. At home a failure is one.
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Its sources have imports without extensions, which Node alone does not resolve; its bundle has no exports there.
    server: { deps: { inline: ['fmin'] } },
    projects: [
      // A fresh context for each of two hundred files would take a sixth of the whole time.
      { extends: true, test: { name: 'pure', include: pure, exclude: [...exclude, ...replacing], isolate: false } },
      { extends: true, test: { name: 'own', include: ['tests/**/*.test.{ts,tsx}'], exclude: [...exclude, ...pure] } },
      { extends: true, test: { name: 'replacing', include: replacing } },
    ],
  },
})
