/**
 * The server's log. No customer data: ids, counts, sizes and codes only. The command line sets how much; the tests' one setting is
 * `LOG_LEVEL` in vitest.config.ts.
 */
import pino from 'pino'

/** An error's message may be long, and its own fields may hold the values that it failed on. */
const longestMessage = 500

/** What of an error is logged: its kind, code, message and where it came from, never its other fields. */
export function loggedError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name } = error
  const code = 'code' in error && ['string', 'number'].includes(typeof error.code) ? { code: error.code } : {}
  // JSON.parse quotes the text that it could not read.
  const message = error instanceof SyntaxError ? 'a text could not be parsed' : error.message.slice(0, longestMessage)
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const cause = error.cause === undefined || depth > 2 ? {} : { cause: loggedError(error.cause, depth + 1) }
  return { type: name, message, ...code, stack: stack.join('\n'), ...cause }
}

export const log = pino({
  name: 'sidelight-server',
  level: process.env['LOG_LEVEL'] ?? 'info',
  serializers: { err: (error: unknown) => loggedError(error) },
})
