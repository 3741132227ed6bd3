/** The schedules of tests/sync/schedules by the thousand: as many processes as there are processors, each with seeds of its own. */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { endOfMinutes, readNumber, seed, timeout } from './bounds'

const root = join(import.meta.dirname, '../..')
const schedules = readNumber('SOAK_SCHEDULES', 100_000)
const lanes = availableParallelism()

/** @returns the exit code; what it says is printed as it comes */
function play(lane: number, until: number): Promise<number | null> {
  const { SOAK_SCHEDULES: _, ...env } = process.env
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'tests/sync/schedules'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...env,
      SCHEDULES: String(Math.ceil(schedules / lanes)),
      SCHEDULES_SEED: String(seed * 1_000_000 + lane * 100_000),
      SCHEDULES_UNTIL: String(until),
    },
  })
  return new Promise((resolve) => child.once('exit', resolve))
}

it('schedules of four browsers end as the reference says, whatever the steps', { timeout }, async () => {
  console.info(`schedules: up to ${schedules} in ${lanes} lanes, SOAK_SEED=${seed}`)
  const until = endOfMinutes()
  const codes = await Promise.all(Array.from({ length: lanes }, (_, lane) => play(lane, until)))
  expect(codes).toEqual(codes.map(() => 0))
})
