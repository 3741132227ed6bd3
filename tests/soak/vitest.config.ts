/** The long forms: each ends after SOAK_MINUTES (bounds.ts), but for those over a whole corpus, which end with it. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/soak/**/*.test.ts'],
    fileParallelism: false,
    // As in the tests' own configuration: its sources cannot be loaded by Node alone.
    server: { deps: { inline: ['fmin'] } },
  },
})
