/** Service: do we keep our word? */
import { sourceRows, type AccountView, type Dated } from '../account-view'
import { median } from '../median'
import type { Interaction } from '../model'
import { measured, missing, unlessChance, type Indicator } from './indicator'

const windowDays = 30
/** One late answer is no habit. */
const leastAnswers = 3

interface Answered {
  question: Dated<Interaction>
  answer: Dated<Interaction>
  /** Working hours waited over those promised. */
  ratio: number
}

/**
 * First response over promised time: the median over the questions of the last 30 days that got an answer in their
 * thread. A question without a logged answer is left out, as the answer may not have been logged.
 */
export const firstResponse: Indicator = {
  id: 'firstResponse',
  measure(view, lines) {
    const answered = answeredQuestions(view)
    const ratio = median(answered.map((pair) => pair.ratio))
    if (ratio === null) return missing('ratio')
    const last = answered.at(-1)
    const found = measured(ratio, 'ratio', lines, {
      ageDays: last ? view.today - last.answer.day : null,
      rows: sourceRows(
        'interactions',
        answered.flatMap((pair) => [pair.question.row, pair.answer.row]),
      ),
    })
    return unlessChance(found, found.score === 0 && answered.length < leastAnswers)
  },
}

/** In each thread: the first message of theirs after one of ours, with our next one. */
function answeredQuestions(view: AccountView): Answered[] {
  const waiting = new Map<string, Dated<Interaction>>()
  const answered: Answered[] = []
  for (const message of view.interactions) {
    const { threadKey, direction, kind } = message.row
    if (threadKey === null || (kind !== 'email' && kind !== 'chat')) continue
    const question = waiting.get(threadKey)
    if (direction === 'in' && !question) waiting.set(threadKey, message)
    if (direction === 'out' && question) {
      waiting.delete(threadKey)
      if (view.today - question.day >= windowDays) continue
      const { chatHours, mailHours } = view.policy.promised
      const promised = question.row.kind === 'chat' ? chatHours : mailHours
      const hours = view.calendar.workingHoursBetween(question.ms, message.ms)
      if (promised > 0) answered.push({ question, answer: message, ratio: hours / promised })
    }
  }
  return answered
}

// Value lines of plans are not mirrored to rows yet. Until they are it is missing, which coverage says.
/** Value lines of the plan met when due. */
export const planMet: Indicator = { id: 'planMet', measure: () => missing('share') }
