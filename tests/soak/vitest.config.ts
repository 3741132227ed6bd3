/** The long forms, minutes each: `vitest run --config tests/soak/vitest.config.ts`. */
import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { include: ['tests/soak/**/*.test.ts'], fileParallelism: false } })
