import { preact } from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [preact()],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'tests/soak/**', 'node_modules/**'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Its sources have imports without extensions, which Node alone does not resolve; its bundle has no exports there.
    server: { deps: { inline: ['fmin'] } },
  },
})
