/**
 * The rhythm counted once more, plainly, day by day and message by message, for whoever has read everything: no code of the model's
 * but its calendar of holidays is used, so that the two can disagree.
 */
import { chineseHolidays, chineseWorkedWeekends } from '../../../lib/domain/holidays'
import type { SeenMessage } from '../../../lib/domain/mailbox-rhythm'

const dayMs = 86_400_000
/** Shanghai, without summer time. */
const offset = 8 * 3_600_000

const dayOf = (ms: number): number => Math.floor((ms + offset) / dayMs)

function isWorked(day: number): boolean {
  const text = new Date(day * dayMs).toISOString().slice(0, 10)
  const weekday = new Date(day * dayMs).getUTCDay()
  if (chineseHolidays.includes(text)) return false
  return (weekday !== 0 && weekday !== 6) || chineseWorkedWeekends.includes(text)
}

export interface Counted {
  owedWorkingDays: number | null
  silentDays: number | null
  usual: number | null
  state: 'onRhythm' | 'slower' | 'quiet' | 'notEnough'
  people: number
}

export function countByHand(messages: readonly SeenMessage[], now: number): Counted {
  const inward = messages.filter(({ direction }) => direction === 'in')
  const outward = messages.filter(({ direction }) => direction === 'out')
  const last = inward.at(-1)
  const silentDays = last === undefined ? null : dayOf(now) - dayOf(Date.parse(last.at))
  const gaps = gapsOf(inward)
  const usual = usualGap(gaps)
  return {
    owedWorkingDays: longestOwed(inward, outward, now),
    silentDays,
    usual,
    state:
      silentDays === null || usual === null
        ? 'notEnough'
        : silentDays < usual
          ? 'onRhythm'
          : silentDays >= 2 * usual && silentDays >= 14 && isFarOut(silentDays, gaps)
            ? 'quiet'
            : 'slower',
    people: new Set(inward.filter(({ at }) => Date.parse(at) >= now - 365 * dayMs).map(({ person }) => person)).size,
  }
}

function gapsOf(inward: readonly SeenMessage[]): number[] {
  const gaps: number[] = []
  for (let index = 1; index < inward.length; index++) {
    const gap = dayOf(Date.parse(inward[index]?.at ?? '')) - dayOf(Date.parse(inward[index - 1]?.at ?? ''))
    if (gap >= 3) gaps.push(gap)
  }
  return gaps.sort((a, b) => a - b)
}

function usualGap(gaps: readonly number[]): number | null {
  if (gaps.length < 6) return null
  const place = 0.9 * (gaps.length - 1)
  const below = gaps[Math.floor(place)] ?? 0
  const above = gaps[Math.min(Math.floor(place) + 1, gaps.length - 1)] ?? 0
  return below + (above - below) * (place % 1)
}

/** Five and a half standard deviations, by the sums of the gaps and of their squares. */
function isFarOut(silent: number, gaps: readonly number[]): boolean {
  let sum = 0
  let squares = 0
  for (const gap of gaps) {
    sum += gap
    squares += gap * gap
  }
  const variance = Math.max(0, (squares - (sum * sum) / gaps.length) / (gaps.length - 1))
  return silent - sum / gaps.length >= 5.5 * Math.sqrt(variance) - 1e-6
}

/** Every message of theirs is asked whether anything of ours came after it, in its thread or to its author. */
function longestOwed(inward: readonly SeenMessage[], outward: readonly SeenMessage[], now: number): number | null {
  let longest: number | null = null
  for (const [index, asked] of inward.entries()) {
    const later = inward.slice(index + 1)
    const isLastOfAll = later.length === 0
    const sameTalk = (other: SeenMessage): boolean =>
      asked.thread === '' ? other.thread === '' && other.person === asked.person : other.thread === asked.thread
    if (later.some(sameTalk)) continue
    const answer = outward.find(
      (own) =>
        own.at > asked.at && (own.person === asked.person || (asked.thread !== '' && own.thread === asked.thread)),
    )
    const age = dayOf(now) - dayOf(Date.parse(asked.at))
    if (answer !== undefined || (!isLastOfAll && age > 30)) continue
    let waited = 0
    for (let day = dayOf(Date.parse(asked.at)) + 1; day <= dayOf(now); day++) if (isWorked(day)) waited += 1
    longest = Math.max(longest ?? 0, waited)
  }
  return longest
}
