import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { execFileSync } from 'node:child_process'
import { projectFolder } from '../e2e/setup/project-paths'
import type { BenchPart } from './part'

/** What a page may pay for our presence: 15 KB gz (docs/architecture.md). */
const budgetKilobytes = 15
/** Loaded beside a content script, into the same page, when it needs them. */
const onDemand = ['page-tools.js', 'generic.js']

/** Content scripts of the production build, made now, gzipped as a download would be, against the budget. */
export const scriptSizePart: BenchPart = {
  name: 'script-size',
  async *run() {
    const wxt = join(projectFolder, 'node_modules', 'wxt', 'bin', 'wxt.mjs')
    execFileSync(process.execPath, [wxt, 'build'], { cwd: projectFolder, stdio: 'pipe' })
    const folder = join(projectFolder, '.output/chrome-mv3')
    const scripts = readdirSync(join(folder, 'content-scripts')).filter((name) => name.endsWith('.js'))
    for (const file of [...scripts.map((name) => join('content-scripts', name)), ...onDemand]) {
      const ours = gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1024
      yield { name: `script-size ${basename(file)}`, ours, baseline: budgetKilobytes, unit: 'KB', goal: 1 }
    }
  },
}
