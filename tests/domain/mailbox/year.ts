/** A mailbox year of one company: who wrote when, in which thread, and what we answered. The truth the rhythm is held against. */
import type { SeenMessage } from '../../../lib/domain/mailbox-rhythm'
import { seeded, type Random } from './random'

export const dayMs = 86_400_000
/** Wednesday 2026-06-17, 10:00 in Shanghai. */
export const now = Date.parse('2026-06-17T02:00:00.000Z')
export const days = 365

export type Manner = 'poisson' | 'regular' | 'bursty'

export interface CompanyYear {
  manner: Manner
  /** Writes to the end of the year; else fell silent on purpose some time before. */
  isSteady: boolean
  messages: SeenMessage[]
  people: string[]
}

export interface YearOptions {
  seed: number
  isSteady: boolean
  /** Share of their messages that are answered. */
  answered?: number
}

/** Ten days off around the new year, when nobody writes. */
const isHoliday = (ms: number): boolean => {
  const since = (now - ms) / dayMs
  return since > 120 && since < 130
}

function gapDays(manner: Manner, mean: number, random: Random): number {
  if (manner === 'regular') return mean * (0.8 + 0.4 * random.next())
  if (manner === 'poisson') return random.exponential(mean)
  // Two days of many messages, then a long rest.
  return random.chance(0.6) ? 0.2 + random.next() : random.exponential(mean * 2)
}

/** One year of correspondence with one company. */
export function companyYear({ seed, isSteady, answered = 0.8 }: YearOptions): CompanyYear {
  const random = seeded(seed)
  const manner = (['poisson', 'regular', 'bursty'] as const)[seed % 3] ?? 'poisson'
  const mean = 4 + random.below(16)
  const people = Array.from({ length: 1 + random.below(4) }, (_, index) => `p${index}`)
  const end = isSteady ? now : now - (30 + random.below(120)) * dayMs
  const messages: SeenMessage[] = []
  let thread = 0
  const add = (person: string, direction: SeenMessage['direction'], ms: number, message = `m${messages.length}`) =>
    messages.push({
      person,
      direction,
      message,
      thread: random.chance(0.9) ? `t${thread}` : '',
      mailbox: 'box',
      at: new Date(ms).toISOString(),
    })
  for (let ms = now - days * dayMs + random.next() * mean * dayMs; ms < end;) {
    if (!isHoliday(ms)) {
      // Somebody joins late, somebody leaves early.
      const known = people.filter((_, index) => index === 0 || ms > now - (days - index * 80) * dayMs)
      const author = known[random.below(known.length)] ?? 'p0'
      if (random.chance(0.4)) thread += 1
      const message = `m${messages.length}`
      add(author, 'in', ms, message)
      const other = known[random.below(known.length)] ?? 'p0'
      if (other !== author && random.chance(0.3)) add(other, 'copied', ms, message)
      const answer = ms + random.exponential(0.5) * dayMs
      if (random.chance(answered) && answer < now) add(author, 'out', answer)
    }
    ms += gapDays(manner, mean, random) * dayMs
  }
  return { manner, isSteady, messages: messages.toSorted((a, b) => a.at.localeCompare(b.at)), people }
}
