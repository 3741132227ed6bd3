/** Plays schedules one after the other, with a new team after some. */
import 'fake-indexeddb/auto'
import { vi } from 'vitest'
import { catchUp, expectAsReference, expectHeldAsSent, expectNothingLost, expectSamePlans } from './compare'
import { diceOf, type Dice } from './dice'
import { allReceived, useLines } from './line'
import { Rep } from './rep'
import { Schedule, type World } from './schedule'
import { Site } from './site'

/** A team's store grows with each schedule, and with it the time to compare everything. */
const schedulesPerTeam = 10

export interface Played {
  schedules: number
  edits: number
  /** Schedules in which edits met, so that one of two had to lose. */
  conflicting: number
  /** Edits of somebody to whom an account was closed, which did not count. */
  shutOut: number
  words: number
  /** Pushes and answers that did not arrive. */
  messagesLost: number
}

export interface PlayOptions {
  schedules: number
  /** Of the first; each next one has the next. */
  seed: number
  /** In ms since 1970, by the real clock: no schedule is begun after it. */
  until?: number
  onProgress?: (count: Played) => void
}

/** @throws what differs from the reference or between browsers, with the seed and the steps that led to it */
export async function playSchedules({ schedules, seed, until = Infinity, onProgress }: PlayOptions): Promise<Played> {
  const count = { schedules: 0, edits: 0, conflicting: 0, shutOut: 0, words: 0, messagesLost: 0 }
  const realNow = Date.now.bind(Date)
  const heedAgain = ignoreTheKilled()
  useLines()
  try {
    while (count.schedules < schedules && realNow() < until) {
      const world = await newWorld()
      try {
        const end = Math.min(schedules, count.schedules + schedulesPerTeam)
        while (count.schedules < end && realNow() < until) await playOne(world, seed + count.schedules, count)
      } finally {
        for (const rep of world.reps) await rep.end()
        await world.site.end()
      }
      onProgress?.(count)
    }
  } finally {
    vi.useRealTimers()
    vi.unstubAllGlobals()
    heedAgain()
  }
  return count
}

/** What a killed browser was doing goes nowhere: nobody is left whom its rejection would tell. @returns what ends that */
function ignoreTheKilled(): () => void {
  const heeding = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', (reason, promise) => {
    if (reason instanceof Error && reason.name === 'DatabaseClosedError') return
    for (const heed of heeding) heed(reason, promise)
  })
  return () => {
    process.removeAllListeners('unhandledRejection')
    for (const heed of heeding) process.on('unhandledRejection', heed)
  }
}

/** Four browsers of three people, who have joined; the clock is the test's. */
async function newWorld(): Promise<World> {
  let now = Date.parse('2026-03-02T08:00:00.000Z')
  vi.useFakeTimers({ toFake: ['Date'], now })
  const site = await Site.start()
  await site.addMember('Boss', 'admin')
  await site.addMember('Wang', 'member')
  await site.addMember('Li', 'member')
  const boss = await Rep.join('Boss', () => site.invite('Boss'))
  const wang = await Rep.join('Wang', () => site.invite('Wang'))
  const li = await Rep.join('Li', () => site.invite('Li'))
  const other = await Rep.join('Li’s other', () => site.invite('Li'))
  const wait = (milliseconds: number): void => {
    now += milliseconds
    vi.setSystemTime(now)
  }
  return { site, reps: [boss, wang, li, other], wait }
}

async function playOne(world: World, seed: number, count: Played): Promise<void> {
  const dice = diceOf(seed)
  const schedule = new Schedule(world, dice)
  try {
    await play(schedule, world, dice, count)
  } catch (error) {
    const steps = [`seed ${seed}, ${schedule.flavour}`, ...schedule.steps].join('\n')
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${steps}`, { cause: error })
  }
}

async function play(schedule: Schedule, world: World, dice: Dice, count: Played): Promise<void> {
  const { site, reps } = world
  for (const rep of reps) await rep.goOnline(schedule.hasPlans)
  await schedule.begin()
  await catchUp(world)
  schedule.deal()
  // From the start most are away, so that edits meet.
  for (const rep of reps) if (dice.below(3) > 0) await rep.goOffline()
  const steps = 12 + dice.below(30)
  for (let step = 0; step < steps; step += 1) await schedule.step()
  await allReceived(reps.map(({ line }) => line))
  world.wait(3_600_000)
  schedule.settle()
  for (const rep of reps) await rep.goOnline(schedule.hasPlans)
  await catchUp(world)
  const outcome = await schedule.history.outcome(site.storage, site.workspaceId)
  expectNothingLost(schedule, outcome)
  await expectAsReference(schedule, reps[0], outcome)
  await expectHeldAsSent(world)
  if (schedule.hasPlans) await expectSamePlans(schedule, world)
  for (const rep of reps) await rep.goOffline()
  count.schedules += 1
  count.edits += schedule.history.edits.length
  count.conflicting += outcome.conflicts > 0 ? 1 : 0
  count.shutOut += outcome.lost.length
  count.words += schedule.words.length
  count.messagesLost += reps.reduce((sum, { line }) => sum + line.lost, 0)
  for (const { line } of reps) line.lost = 0
}
