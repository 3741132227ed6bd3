/** The long forms, at most ten minutes each; `npm run soak` ends by itself within half an hour. See bounds.ts. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/soak/**/*.test.ts'],
    fileParallelism: false,
    // As in the tests' own configuration: its sources cannot be loaded by Node alone.
    server: { deps: { inline: ['fmin'] } },
  },
})
