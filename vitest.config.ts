import { preact } from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { availableParallelism } from 'node:os'

export default defineConfig({
  plugins: [preact()],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'tests/soak/**', 'node_modules/**'],
    // By itself it takes one worker on two processors.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Servers of the tests keep to themselves; LOG_LEVEL=debug lets them speak.
    env: { LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'fatal' },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Its sources have imports without extensions, which Node alone does not resolve; its bundle has no exports there.
    server: { deps: { inline: ['fmin'] } },
  },
})
