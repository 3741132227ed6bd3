/** NPS: the last answer, and the survey against the one before. */
import type { AccountView, Dated } from '../account-view'
import type { Signal } from '../model'
import type { IndicatorLines } from '../policy-indicators'
import { measured, missing, type Indicator, type Measurement } from './indicator'
import { evidenceOf, valuedSignals } from './signal-rows'

type Answer = Dated<Signal> & { value: number }

/** Answers further apart than this belong to different surveys: signals do not say which survey they answer. */
const surveyGapDays = 30

function answersOf(view: AccountView): Answer[] {
  return valuedSignals(view, ['nps'], view.policy.health.maxAgeDays.nps)
}

/** The newest answer, 0 to 10. */
export const npsLast: Indicator = {
  id: 'npsLast',
  measure(view, lines) {
    const last = answersOf(view).at(-1)
    return last ? measured(last.value, 'level', lines, evidenceOf(view, [last])) : missing('level')
  },
}

/**
 * NPS in points against the survey before, when both have enough answers; with fewer, the change of each person's own
 * answer (0 to 10), averaged over those who answered twice, with a critical line of its own.
 */
export const npsChange: Indicator = {
  id: 'npsChange',
  measure(view, lines) {
    const answers = answersOf(view)
    const [before, last] = surveys(answers).slice(-2)
    const enough = view.policy.health.npsAnswersAtLeast
    if (before && last && before.length >= enough && last.length >= enough)
      return measured(npsOf(last) - npsOf(before), 'score', lines, evidenceOf(view, [...before, ...last]))
    return samePersons(view, answers, lines)
  },
}

function samePersons(view: AccountView, answers: readonly Answer[], lines: IndicatorLines): Measurement {
  const byPerson = new Map<string, Answer[]>()
  for (const answer of answers) {
    const person = answer.row.contactId
    if (person !== null) byPerson.set(person, [...(byPerson.get(person) ?? []), answer])
  }
  const changes: number[] = []
  const used: Answer[] = []
  for (const own of byPerson.values()) {
    const [before, last] = own.slice(-2)
    if (!before || !last) continue
    changes.push(last.value - before.value)
    used.push(before, last)
  }
  if (changes.length === 0) return missing('level')
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length
  const critical = view.policy.health.npsCriticalSamePerson
  const oldestFirst = used.toSorted((a, b) => a.ms - b.ms)
  return measured(mean, 'level', { good: lines.good, critical }, evidenceOf(view, oldestFirst))
}

function surveys(answers: readonly Answer[]): Answer[][] {
  const rounds: Answer[][] = []
  for (const answer of answers) {
    const round = rounds.at(-1)
    const previous = round?.at(-1)
    if (round && previous && answer.day - previous.day < surveyGapDays) round.push(answer)
    else rounds.push([answer])
  }
  return rounds
}

/** Percent of 9 and 10 less percent of 0 to 6, -100 to 100. */
export function npsOf(answers: readonly { value: number }[]): number {
  const promoters = answers.filter(({ value }) => value >= 9).length
  const detractors = answers.filter(({ value }) => value <= 6).length
  return (100 * (promoters - detractors)) / answers.length
}
