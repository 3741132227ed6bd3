/** Unit, server and property tests, then end-to-end tests; one closing line over both, and the status that fits it. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '../../tests/e2e/setup/project-paths'
import { addTallies, tallyPlaywright, tallyVitest, type Skipped, type Tally } from './tally'
import { provideWhatIsMissing, sharedFolder } from './what-is-missing'

const results = join(projectFolder, 'test-results')
/** In CI a test that fails is tried once more (vitest.config.ts, playwright.config.ts); so many may pass by that. */
const mostAtSecondTry = 3
const bin = (path: string): string => join(projectFolder, 'node_modules', path)

/** Runs a test tool in this terminal. */
function runTool(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const options = { cwd: projectFolder, env: { ...process.env, ...env } }
    const child = spawn(process.execPath, [script, ...args], { ...options, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', reject)
    child.once('close', resolve)
  })
}

async function readReport(file: string, tally: (report: unknown) => Tally): Promise<Tally> {
  if (!existsSync(file)) {
    console.error(`There is no report ${file}: the run was broken off.`)
    return { passed: 0, failed: 1, failures: [], atSecondTry: [], skipped: [] }
  }
  return tally(JSON.parse(await readFile(file, 'utf8')))
}

/** In CI a test may be left out only because ../shared is not there. */
function isExcused({ file, reason }: Skipped): boolean {
  if (existsSync(sharedFolder)) return false
  const path = [file, join(projectFolder, 'tests', 'e2e', file)].find((each) => existsSync(each))
  return reason.includes('shared') || (path !== undefined && readFileSync(path, 'utf8').includes('shared'))
}

async function runAll(): Promise<void> {
  const startedAt = performance.now()
  await rm(results, { recursive: true, force: true })
  await mkdir(results, { recursive: true })
  for (const reason of await provideWhatIsMissing((line) => console.log(line))) console.log(reason)

  const unitReport = join(results, 'unit.json')
  const unitStatus = await runTool(bin('vitest/vitest.mjs'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ])
  const endToEndReport = join(results, 'end-to-end.json')
  const endToEndStatus = await runTool(
    bin('@playwright/test/cli.js'),
    ['test', '-c', 'tests/e2e', '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndReport },
  )

  const { passed, failed, failures, atSecondTry, skipped } = addTallies([
    await readReport(unitReport, tallyVitest),
    await readReport(endToEndReport, tallyPlaywright),
  ])
  const isCi = Boolean(process.env['CI'])
  const unexcused = isCi ? skipped.filter((each) => !isExcused(each)) : []
  for (const { title, reason } of skipped) console.log(`skipped: ${title}${reason === '' ? '' : ` (${reason})`}`)
  if (unexcused.length > 0) console.error(`In CI nothing may be skipped but for a missing ../shared.`)
  // What the first tool said of them is far above by now.
  for (const first of atSecondTry) console.log(`passed only at its second try: ${first}`)
  const areTooMany = atSecondTry.length > mostAtSecondTry
  if (areTooMany) console.error(`More than ${mostAtSecondTry} tests needed a second try: that is no accident.`)
  for (const failure of failures) console.log(`failed: ${failure}`)
  console.log(`\nTests took ${Math.round((performance.now() - startedAt) / 1000)} s.`)
  const second = atSecondTry.length > 0 ? ` (${atSecondTry.length} of them at a second try)` : ''
  console.log(`${passed} passed${second}, ${failed} failed, ${skipped.length} skipped`)
  const isGood = unitStatus === 0 && endToEndStatus === 0 && failed === 0 && unexcused.length === 0 && !areTooMany
  process.exitCode = isGood ? 0 : 1
}

await runAll()
