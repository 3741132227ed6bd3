import { describe, expect, it } from 'vitest'
import { addTallies, tallyPlaywright, tallyVitest } from '../../../scripts/test/tally'

const vitest = {
  success: false,
  numPassedTests: 7,
  numFailedTests: 0,
  numFailedTestSuites: 1,
  testResults: [
    {
      name: '/clone/tests/mail/shared.test.ts',
      assertionResults: [
        { status: 'passed', fullName: 'reads' },
        { status: 'pending', fullName: 'reads ../shared' },
      ],
    },
  ],
}
const test = (status: string, annotations: object[] = []): object => ({ status, annotations })
const playwright = {
  errors: [],
  suites: [
    {
      specs: [{ title: 'opens', file: 'open.e2e.ts', tests: [test('expected')] }],
      suites: [
        {
          specs: [
            { title: 'logs', file: 'log.e2e.ts', tests: [test('unexpected')] },
            {
              title: 'Firefox',
              file: 'firefox.e2e.ts',
              tests: [test('skipped', [{ type: 'skip', description: 'No firefox here.' }])],
            },
          ],
        },
      ],
    },
  ],
}

describe('the tally of npm test', () => {
  it('counts a file that could not be loaded as a failure', () => {
    expect(tallyVitest(vitest)).toMatchObject({ passed: 7, failed: 1, skipped: [{ title: 'reads ../shared' }] })
  })

  it('counts nested suites and keeps why a test was skipped', () => {
    expect(tallyPlaywright(playwright)).toEqual({
      passed: 1,
      failed: 1,
      skipped: [{ title: 'Firefox', file: 'firefox.e2e.ts', reason: 'No firefox here.' }],
    })
  })

  it('adds up', () => {
    const sum = addTallies([tallyVitest(vitest), tallyPlaywright(playwright)])
    expect(sum).toMatchObject({ passed: 8, failed: 2 })
    expect(sum.skipped).toHaveLength(2)
  })

  it('refuses what is no report', () => {
    expect(() => tallyVitest({})).toThrow(/expected/)
  })
})
