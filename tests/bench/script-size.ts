import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { execFileSync } from 'node:child_process'
import { projectFolder } from '../e2e/setup/project-paths'
import type { BenchPart } from './part'

/** What a page may pay for our presence: 15 KB gz (docs/architecture.md). */
const budgetKilobytes = 15

/** Content scripts of the production build, made now, gzipped as a download would be, against the budget. */
export const scriptSizePart: BenchPart = {
  name: 'script-size',
  async *run() {
    const wxt = join(projectFolder, 'node_modules', 'wxt', 'bin', 'wxt.mjs')
    execFileSync(process.execPath, [wxt, 'build'], { cwd: projectFolder, stdio: 'pipe' })
    const folder = join(projectFolder, '.output/chrome-mv3/content-scripts')
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
      const ours = gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1024
      yield { name: `script-size ${file}`, ours, baseline: budgetKilobytes, unit: 'KB', goal: 1 }
    }
  },
}
