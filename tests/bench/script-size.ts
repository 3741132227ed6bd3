import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BenchPart } from './run'

/** What a page may pay for our presence: 15 KB gz (docs/architecture.md). */
const budgetKilobytes = 15

/** Content scripts of the production build, gzipped as a download would be, against the budget. */
export const scriptSizePart: BenchPart = {
  name: 'script-size',
  async *run() {
    const folder = join(import.meta.dirname, '../../.output/chrome-mv3/content-scripts')
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
      const ours = gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1024
      yield { name: `script-size ${file}`, ours, baseline: budgetKilobytes, unit: 'KB', goal: 1 }
    }
  },
}
