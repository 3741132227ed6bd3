import { describe, expect, it } from 'vitest'
import { loggedError } from '../../server/log'

const text = (error: unknown): string => JSON.stringify(loggedError(error))

function thrownBy(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

describe('an error in the log', () => {
  it('says what and where, with its code and cause', () => {
    const cause = Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' })
    expect(loggedError(new Error('not stored', { cause }))).toMatchObject({
      type: 'Error',
      message: 'not stored',
      stack: expect.stringContaining('log.test.ts'),
      cause: { message: 'disk full', code: 'SQLITE_FULL' },
    })
  })

  it('does not quote what could not be parsed, nor the values that a database names', () => {
    expect(text(thrownBy(() => JSON.parse('Ana Lopez <ana@acme.test>')))).not.toContain('Ana')
    const detail = { detail: 'Key (email)=(ana@acme.test) already exists.', parameters: ['ana@acme.test'] }
    expect(text(Object.assign(new Error('duplicate key'), detail))).not.toContain('ana@')
    expect(text('ana@acme.test')).not.toContain('ana@')
    expect(text(new Error('x'.repeat(10_000))).length).toBeLessThan(4000)
  })
})
