/** Many mailbox years against the direct count. */
import { mailboxRhythm, type ReadFolder } from '../../../lib/domain/mailbox-rhythm'
import { defaultPolicy } from '../../../lib/domain/policy'
import { countByHand } from './count-by-hand'
import { companyYear, dayMs, days, now, type Manner } from './year'

/** Both folders, all the year, until now. */
export const allRead: ReadFolder[] = (['inbox', 'sent'] as const).map((folder) => ({
  mailbox: 'box',
  folder,
  intervals: [[now - (days + 1) * dayMs, now]],
}))

export interface Simulated {
  companies: number
  /** Steady companies with enough gaps to be judged, and those of them that were called quiet. */
  decided: Record<Manner, number>
  falseQuiet: Record<Manner, number>
  /** Companies that fell silent at least 30 days ago, with enough gaps, and those called slower or quiet. */
  gone: number
  noticed: number
  owed: number
  /** Seeds whose rhythm differs from the direct count. */
  differing: { seed: number; counted: unknown; told: unknown }[]
}

const zero = (): Record<Manner, number> => ({ poisson: 0, regular: 0, bursty: 0 })

export function simulate(firstSeed: number, count: number, until: () => boolean = () => false): Simulated {
  const result: Simulated = {
    companies: 0,
    decided: zero(),
    falseQuiet: zero(),
    gone: 0,
    noticed: 0,
    owed: 0,
    differing: [],
  }
  for (let seed = firstSeed; seed < firstSeed + count && !until(); seed++) {
    const year = companyYear({ seed, isSteady: seed % 4 !== 0 })
    const told = mailboxRhythm(year.messages, allRead, defaultPolicy, new Date(now).toISOString())
    const counted = countByHand(year.messages, now)
    const toldAsCounted = {
      owedWorkingDays: told.replyOwedWorkingDays,
      silentDays: told.silentDays,
      usual: told.usualGapDays,
      state: told.state,
      people: told.people,
    }
    if (JSON.stringify(rounded(toldAsCounted)) !== JSON.stringify(rounded(counted)))
      result.differing.push({ seed, counted, told: toldAsCounted })
    result.companies += 1
    if (told.replyOwedWorkingDays !== null) result.owed += 1
    if (told.usualGapDays === null) continue
    if (year.isSteady) {
      result.decided[year.manner] += 1
      if (told.state === 'quiet') result.falseQuiet[year.manner] += 1
    } else {
      result.gone += 1
      if (told.state === 'slower' || told.state === 'quiet') result.noticed += 1
    }
  }
  return result
}

function rounded(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [
      key,
      typeof each === 'number' ? Math.round(each * 1e6) / 1e6 : each,
    ]),
  )
}

/** "12 of 2,100 (0.6 %)". */
export function shareOf(part: number, whole: number): string {
  return `${part} of ${whole} (${((100 * part) / whole).toFixed(2)} %)`
}
