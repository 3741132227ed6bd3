/**
 * 7,043 telecom customers, 1,869 of them lost (MODEL, "How good are the warnings"): three hand rules, weights learnt, and the
 * simulator's line against a plain count.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountFacts } from '../../../lib/domain/account-facts'
import { historyOf, viewAt } from '../../../lib/domain/account-view'
import { healthAt } from '../../../lib/domain/health'
import { gatherExamples } from '../../../lib/domain/learn/examples'
import { learnWeights, type Learned } from '../../../lib/domain/learn/learn-weights'
import type { Policy } from '../../../lib/domain/policy'
import { linesToTry } from '../../../lib/domain/simulator/lines'
import { healthRuleId, rulesOf } from '../../../lib/domain/simulator/rule'
import { simulate } from '../../../lib/domain/simulator/simulate'
import { bestLine, errorRate, missRate } from '../../../lib/domain/simulator/tally'
import { now } from '../build-facts'
import { fullPolicy, handPolicy, hasTelco, readTelco } from './telco'

if (!hasTelco && process.env['CI']) throw new Error('../shared/data/telco is missing.')
if (!hasTelco) console.warn('../shared/data/telco is missing: its figures are not computed.')

let accounts: AccountFacts[] = []

function learnt(policy: Policy): Learned {
  const gathered = gatherExamples(policy, now)
  for (const facts of accounts) gathered.add(facts)
  const { form, factors, examples } = gathered.finish()
  expect(form).toBe('present')
  const found = learnWeights(factors, examples, { seed: 1 })
  if ('why' in found) throw new Error(`Refused: ${found.why}.`)
  return found
}

const told = ({ handSet, weights, model }: Learned): string =>
  [handSet, weights, model]
    .map((each) => `${(each?.auc ?? 0).toFixed(4)} ± ${(each?.standardError ?? 0).toFixed(4)}`)
    .join(', ')

describe.skipIf(!hasTelco)('telecom customers', () => {
  beforeAll(async () => {
    accounts = await readTelco()
  }, 60_000)

  it('are told apart by three hand rules with an AUC of at least .80', () => {
    const found = learnt(handPolicy)
    console.info(`Telco, three hand rules, 5x5-fold AUC (hand-set, learnt weights, regression): ${told(found)}`)
    expect(found).toMatchObject({ lost: 1869, kept: 5174 })
    expect(found.factors.every(({ known }) => known === 1)).toBe(true)
    expect(found.handSet?.auc).toBeGreaterThan(0.8)
  }, 60_000)

  it('are told apart by what is learnt from all fields with an AUC of at least .845', () => {
    const found = learnt(fullPolicy)
    console.info(`Telco, all fields, 5x5-fold AUC (hand-set, learnt weights, regression): ${told(found)}`)
    expect(found.model?.auc).toBeGreaterThan(0.845)
    // What a person switches on, not only the regression: weights of 0 or more.
    expect(found.weights?.auc).toBeGreaterThan(0.845)
    expect(found.factors.every(({ learned }) => (learned ?? 0) >= 0)).toBe(true)
    expect(found.factors.every(({ leak }) => leak === null)).toBe(true)
  }, 120_000)

  it('have at the simulator’s chosen line the error and miss rates of a plain count', () => {
    const rule = rulesOf(handPolicy).find(({ id }) => id === healthRuleId)
    if (!rule) throw new Error('There is no rule on the score.')
    const simulation = simulate(rule, handPolicy, { now, accounts: accounts.length })
    for (const facts of accounts) simulation.add(facts)
    // No row of theirs has a day: the product compares them as they are, and says so.
    expect(simulation.basis()).toMatchObject({ form: 'present', lost: 1869, rows: 0 })
    const best = bestLine(simulation.curve(linesToTry(rule)))
    if (!best) throw new Error('No line was chosen.')
    const scored = accounts.map((facts) => {
      const { score } = healthAt(viewAt(historyOf(facts, handPolicy), Date.parse(now), null))
      return { score: score ?? 100, isLost: facts.account.lost !== null }
    })
    const warnings = scored.filter(({ score }) => score < best.line)
    const lost = scored.filter(({ isLost }) => isLost)
    const wrong = warnings.filter(({ isLost }) => !isLost).length
    const missed = lost.filter(({ score }) => score >= best.line).length
    console.info(
      `Telco, line ${best.line}: ${wrong} of ${warnings.length} warnings wrong, ${missed} of ${lost.length} churns missed`,
    )
    expect(errorRate(best.tally)).toBe(wrong / warnings.length)
    expect(missRate(best.tally)).toBe(missed / lost.length)
    expect(best.tally).toMatchObject({ wrong, churns: 1869, warned: 1869 - missed })
  }, 60_000)
})
