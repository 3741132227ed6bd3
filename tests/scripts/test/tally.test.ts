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
      status: 'passed',
      assertionResults: [
        { status: 'passed', fullName: 'reads' },
        { status: 'passed', fullName: 'reads late', failureMessages: ['timed out'] },
        { status: 'pending', fullName: 'reads ../shared' },
      ],
    },
    {
      name: '/clone/tests/mail/broken.test.ts',
      status: 'failed',
      message: '\u001B[31mCannot find module\u001B[39m',
      assertionResults: [],
    },
  ],
}
const test = (status: string, annotations: object[] = []): object => ({ status, annotations })
const failing = {
  ...test('unexpected'),
  results: [{ errors: [{ message: 'expected one' }] }],
}
const flaky = {
  ...test('flaky'),
  results: [{ errors: [{ message: 'timed out' }] }, { errors: [] }],
}
const playwright = {
  errors: [],
  suites: [
    {
      specs: [{ title: 'opens', file: 'open.e2e.ts', tests: [test('expected'), flaky] }],
      suites: [
        {
          specs: [
            { title: 'logs', file: 'log.e2e.ts', tests: [failing] },
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
    expect(tallyVitest(vitest)).toEqual({
      passed: 7,
      failed: 1,
      failures: ['/clone/tests/mail/broken.test.ts: outside its tests\nCannot find module'],
      atSecondTry: ['/clone/tests/mail/shared.test.ts: reads late\ntimed out'],
      skipped: [{ title: 'reads ../shared', file: '/clone/tests/mail/shared.test.ts', reason: '' }],
    })
  })

  it('counts nested suites and keeps why a test was skipped', () => {
    expect(tallyPlaywright(playwright)).toEqual({
      passed: 2,
      failed: 1,
      failures: ['log.e2e.ts: logs\nexpected one'],
      atSecondTry: ['open.e2e.ts: opens\ntimed out'],
      skipped: [{ title: 'Firefox', file: 'firefox.e2e.ts', reason: 'No firefox here.' }],
    })
  })

  it('adds up', () => {
    const sum = addTallies([tallyVitest(vitest), tallyPlaywright(playwright)])
    expect(sum).toMatchObject({ passed: 9, failed: 2 })
    expect(sum.skipped).toHaveLength(2)
    expect(sum.failures).toHaveLength(2)
    expect(sum.atSecondTry).toHaveLength(2)
  })

  it('refuses what is no report', () => {
    expect(() => tallyVitest({})).toThrow(/expected/)
  })
})
