/** Counts of a run, from the reports that Vitest and Playwright write as JSON. */
import { stripVTControlCharacters } from 'node:util'
import * as z from 'zod/mini'

export interface Skipped {
  title: string
  /** The test's file, absolute where the report says so. */
  file: string
  /** Why, where the report says so. */
  reason: string
}

export interface Tally {
  passed: number
  failed: number
  /** What failed: file, title and how what it said of it begins. What failed outside any file is not among them. */
  failures: string[]
  /** Passed, but not at the first try: said as `failures` are. */
  atSecondTry: string[]
  skipped: Skipped[]
}

const vitestSchema = z.looseObject({
  success: z.boolean(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
  testResults: z.array(
    z.looseObject({
      name: z.string(),
      status: z.string(),
      message: z.optional(z.string()),
      assertionResults: z.array(
        z.looseObject({ status: z.string(), fullName: z.string(), failureMessages: z.optional(z.array(z.string())) }),
      ),
    }),
  ),
})

const playwrightTestSchema = z.looseObject({
  status: z.string(),
  results: z.optional(
    z.array(z.looseObject({ errors: z.optional(z.array(z.looseObject({ message: z.optional(z.string()) }))) })),
  ),
  annotations: z.array(z.looseObject({ type: z.string(), description: z.optional(z.string()) })),
})
type Tries = NonNullable<z.infer<typeof playwrightTestSchema>['results']>
const playwrightSpecSchema = z.looseObject({
  title: z.string(),
  file: z.string(),
  tests: z.array(playwrightTestSchema),
})
interface PlaywrightSuite {
  specs?: z.infer<typeof playwrightSpecSchema>[] | undefined
  suites?: PlaywrightSuite[] | undefined
}
const playwrightSuiteSchema: z.ZodMiniType<PlaywrightSuite> = z.looseObject({
  specs: z.optional(z.array(playwrightSpecSchema)),
  get suites() {
    return z.optional(z.array(playwrightSuiteSchema))
  },
})
const playwrightSchema = z.looseObject({
  suites: z.array(playwrightSuiteSchema),
  errors: z.array(z.unknown()),
})

/** Characters of what a tool said of a failure: the whole stands where it happened. */
const said = 600

function failureOf(file: string, title: string, message = ''): string {
  return `${file}: ${title}\n${stripVTControlCharacters(message).slice(0, said)}`.trim()
}

/** @throws Error when it is not Vitest's report */
export function tallyVitest(report: unknown): Tally {
  const parsed = vitestSchema.parse(report)
  const tests = parsed.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, fullName, failureMessages }) => ({
      status,
      title: fullName,
      file: name,
      message: failureMessages?.[0],
    })),
  )
  const unloaded = parsed.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  const skipped = tests
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ title, file }) => ({ title, file, reason: '' }))
  // A file that could not be loaded has no failed test of its own.
  const failed = Math.max(parsed.numFailedTests, parsed.success ? 0 : 1)
  const failures = [
    ...unloaded.map(({ name, message }) => failureOf(name, 'outside its tests', message)),
    ...tests
      .filter(({ status }) => status === 'failed')
      .map(({ file, title, message }) => failureOf(file, title, message)),
  ]
  // What its first try said stays with a test that passed at its second.
  const atSecondTry = tests
    .filter(({ status, message }) => status === 'passed' && message !== undefined)
    .map(({ file, title, message }) => failureOf(file, title, message))
  return { passed: parsed.numPassedTests, failed, failures, atSecondTry, skipped }
}

function specsOf(suite: PlaywrightSuite): z.infer<typeof playwrightSpecSchema>[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
}

/** @throws Error when it is not Playwright's report */
export function tallyPlaywright(report: unknown): Tally {
  const parsed = playwrightSchema.parse(report)
  const tests = parsed.suites
    .flatMap(specsOf)
    .flatMap(({ title, file, tests: runs }) => runs.map((run) => ({ title, file, ...run })))
  const count = (status: string): number => tests.filter((test) => test.status === status).length
  const told = (status: string, tryOf: (tries: Tries) => Tries[number] | undefined): string[] =>
    tests
      .filter((test) => test.status === status)
      .map(({ file, title, results = [] }) => failureOf(file, title, tryOf(results)?.errors?.[0]?.message))
  return {
    passed: count('expected') + count('flaky'),
    failed: count('unexpected') + parsed.errors.length,
    failures: told('unexpected', (tries) => tries.at(-1)),
    atSecondTry: told('flaky', (tries) => tries[0]),
    skipped: tests
      .filter(({ status }) => status === 'skipped')
      .map(({ title, file, annotations }) => ({
        title,
        file,
        reason: annotations
          .map(({ description }) => description ?? '')
          .join(' ')
          .trim(),
      })),
  }
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    failures: tallies.flatMap(({ failures }) => failures),
    atSecondTry: tallies.flatMap(({ atSecondTry }) => atSecondTry),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  }
}
