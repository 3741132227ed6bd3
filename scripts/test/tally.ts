/** Counts of a run, from the reports that Vitest and Playwright write as JSON. */
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
      assertionResults: z.array(z.looseObject({ status: z.string(), fullName: z.string() })),
    }),
  ),
})

const playwrightTestSchema = z.looseObject({
  status: z.string(),
  annotations: z.array(z.looseObject({ type: z.string(), description: z.optional(z.string()) })),
})
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

/** @throws Error when it is not Vitest's report */
export function tallyVitest(report: unknown): Tally {
  const parsed = vitestSchema.parse(report)
  const skipped = parsed.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => ({ title: fullName, file: name, reason: '' })),
  )
  // A file that could not be loaded has no failed test of its own.
  const failed = Math.max(parsed.numFailedTests, parsed.success ? 0 : 1)
  return { passed: parsed.numPassedTests, failed, skipped }
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
  return {
    passed: count('expected') + count('flaky'),
    failed: count('unexpected') + parsed.errors.length,
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
    skipped: tallies.flatMap(({ skipped }) => skipped),
  }
}
