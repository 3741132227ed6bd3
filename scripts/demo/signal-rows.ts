/** A year of measurements: logins, core use, modules, survey answers, attempts to close, mentions. */
import type { Signal } from '../../lib/domain/model'
import { randomFor, type DemoContext } from './context'
import { demoId } from './ids'
import type { Random } from './random'

interface Measurement {
  kind: string
  daysAgo: number
  value: number
  contactIndex?: number
}

/** Logins are kept by day for four months, by week before. */
const dailyLoginDays = 120

function logins({ story, calendar }: DemoContext, random: Random, oldest: number): Measurement[] {
  const { uses } = story
  if (!uses) return []
  const found: Measurement[] = []
  for (let daysAgo = uses.lastDaysAgo; daysAgo <= oldest; daysAgo += daysAgo < dailyLoginDays ? 1 : 7) {
    const isTheLast = daysAgo === uses.lastDaysAgo
    const works = uses.perWeek > 5 || !calendar.isWeekend(daysAgo)
    if (isTheLast || daysAgo >= dailyLoginDays || (works && random.next() < uses.perWeek / (uses.perWeek > 5 ? 7 : 5)))
      found.push({ kind: 'login', daysAgo, value: random.between(1, 12) })
  }
  return found
}

/** Weekly: level until ten weeks ago, then on a line to today's figure. */
function coreUse({ story }: DemoContext, random: Random, oldest: number): Measurement[] {
  const { uses } = story
  if (!uses) return []
  const found: Measurement[] = []
  const rampDays = Math.min(70, oldest)
  for (let daysAgo = 1; daysAgo <= oldest; daysAgo += 7) {
    const done = Math.max(0, 1 - daysAgo / rampDays)
    const value = uses.coreBefore + (uses.coreNow - uses.coreBefore) * done + (random.next() - 0.5) * 0.02
    found.push({ kind: 'coreUse', daysAgo, value: Math.round(Math.min(1, Math.max(0, value)) * 100) / 100 })
  }
  return found
}

/** The last of `answers` lies `lastDaysAgo` days back, the others `apart` days further each. */
function answers(kind: string, values: readonly number[], lastDaysAgo: number, apart: number): Measurement[] {
  return values.map((value, index) => ({
    kind,
    value,
    daysAgo: lastDaysAgo + (values.length - 1 - index) * apart,
    contactIndex: 0,
  }))
}

export function signalRows(context: DemoContext): Signal[] {
  const { story, calendar } = context
  if (story.customerForDays === undefined) return []
  const random = randomFor(context, 'signals')
  const oldest = Math.min(story.customerForDays, 365)
  // A feed ends with the contract.
  const newest = story.ended?.daysAgo ?? story.lost?.daysAgo ?? 0
  const measured: Measurement[] = [
    ...logins(context, random, oldest),
    ...coreUse(context, random, oldest),
    ...Array.from({ length: Math.floor(oldest / 30) + 1 }, (_, month) => ({
      kind: 'modulesInUse',
      daysAgo: 4 + month * 30,
      value: story.uses?.modules ?? 0,
    })),
    ...answers('nps', story.nps ?? [], 27, 91),
    ...answers('csat', story.csat ?? [], 6, 14),
    ...(story.closeAttemptsDaysAgo ?? []).map((daysAgo) => ({ kind: 'closeAttempt', daysAgo, value: 1 })),
    ...(story.badMentionsDaysAgo ?? []).map((daysAgo) => ({ kind: 'mention', daysAgo, value: -1 })),
  ]
  return measured
    .filter(({ daysAgo, kind }) => daysAgo <= oldest && (daysAgo >= newest || kind === 'closeAttempt'))
    .map(({ kind, daysAgo, value, contactIndex }) => {
      const at = calendar.at(daysAgo, random.between(8, 17), random.between(0, 59))
      return {
        id: demoId(`signal ${story.key} ${kind} ${daysAgo}`, at),
        createdAt: at,
        deletedAt: null,
        accountId: context.accountId,
        contactId: contactIndex === undefined ? null : (context.contactIds[contactIndex] ?? null),
        kind,
        value,
        at,
        recordedAt: at,
      }
    })
}
