/** The worker's tasks: an effect, a simulation, weights, what works, and the accounts a filter finds. */
import { calendarOf, msOf } from '../../../lib/domain/calendar'
import { dayText } from '../../../lib/domain/calendar-day'
import { historyOf, viewAt } from '../../../lib/domain/account-view'
import { computeInsight, modelVersion } from '../../../lib/domain/compute-insight'
import type { AccountFacts } from '../../../lib/domain/account-facts'
import { keyAccountState } from '../../../lib/domain/key-accounts'
import { gatherExamples } from '../../../lib/domain/learn/examples'
import { learnWeights } from '../../../lib/domain/learn/learn-weights'
import type { Policy } from '../../../lib/domain/policy'
import { isMove, standingOf, tallyEffect } from '../../../lib/domain/policy-editing/policy-effect'
import { policyFor } from '../../../lib/domain/segments/policy-for'
import { linesToTry } from '../../../lib/domain/simulator/lines'
import { rulesOf } from '../../../lib/domain/simulator/rule'
import { simulate } from '../../../lib/domain/simulator/simulate'
import { compareAccounts } from '../../../lib/domain/what-works/what-works'
import type { SidelightDatabase } from '../../../lib/store/database'
import { policyFromValues } from '../../../lib/store/policy-versions'
import { loadRules } from '../../../lib/store/rules'
import { findAccountsBy } from '../../../lib/store/segments'
import type { NamedMove, PolicyAnswers, PolicyRequest } from './policy-task'
import { walkAccounts, type Tell } from './walk-accounts'

type RequestOf<Task> = Extract<PolicyRequest, { task: Task }>

/** Any number does; the same one, so that a figure does not change by itself. */
const seed = 20_260_101

/** Runs a request to its end. @throws whatever the store throws */
export async function runPolicyTask(
  db: SidelightDatabase,
  request: PolicyRequest,
  tell: Tell,
): Promise<PolicyAnswers[keyof PolicyAnswers]> {
  switch (request.task) {
    case 'effect':
      return findEffect(db, request, tell)
    case 'simulate':
      return simulateRule(db, request, tell)
    case 'learn':
      return learn(db, request, tell)
    case 'find':
      return findAccounts(db, request, tell)
    default:
      return findWhatWorks(db, request, tell)
  }
}

/** A page lists no more: nobody reads them. The counts are of all. */
const mostListed = 200

async function findEffect(db: SidelightDatabase, request: RequestOf<'effect'>, tell: Tell) {
  const { now, version } = request
  const before = await policyFromValues(db, request.before, version)
  const after = await policyFromValues(db, request.values, version)
  const { reference } = await loadRules(db, now)
  const today = dayText(calendarOf(before.calendar).dayAt(msOf(now)))
  const isSameCurrency = before.money.reportingCurrency === after.money.reportingCurrency
  const tally = tallyEffect()
  const first: NamedMove[] = []
  const total = await walkAccounts({ ...request, db, tell }, async (all) => {
    const kept = await db.insights.bulkGet(all.map(({ account }) => account.id))
    const stale = await db.staleAccounts.bulkGet(all.map(({ account }) => account.id))
    const moves = all.flatMap((facts, index): NamedMove[] => {
      const stored = kept[index]
      const isFresh =
        stored?.day === today &&
        stored.policyVersion === version &&
        stored.modelVersion === modelVersion &&
        stale[index] === undefined
      const { account } = facts
      const keyBy = (policy: Policy) => keyAccountState(account, policyFor(policy, account))
      const was = standingOf(
        isFresh ? stored.insight : computeInsight(facts, before, reference, { now }),
        keyBy(before),
      )
      const is = standingOf(computeInsight(facts, after, reference, { now }), keyBy(after))
      // In another currency nobody is ranked yet, and ranks of the one before would tell of tiers that nobody gets.
      const then = isSameCurrency ? is : { ...is, tier: was.tier }
      return isMove(was, then) ? [{ accountId: account.id, name: account.name, before: was, after: then }] : []
    })
    if (moves.length === 0) return
    for (const move of moves) tally.add(move)
    first.push(...moves.slice(0, mostListed - first.length))
    tell({ kind: 'effect', effect: tally.effect(), moves: first })
  })
  return { total }
}

async function simulateRule(db: SidelightDatabase, request: RequestOf<'simulate'>, tell: Tell) {
  const policy = await policyFromValues(db, request.values, 0)
  const rules = rulesOf(policy)
  const rule = rules.find(({ id }) => id === request.rule) ?? rules[0]
  if (!rule) throw new Error('The policy has no rule.')
  let running: ReturnType<typeof simulate> | null = null
  const { reference } = await loadRules(db, request.now)
  const model = reference?.lifetime ?? null
  const start = (accounts: number) => simulate(rule, policy, { now: request.now, accounts, model })
  await walkAccounts({ ...request, db, tell }, (all, total) => {
    running ??= start(total)
    for (const facts of all) running.add(facts)
  })
  const simulation = running ?? start(0)
  const { id, unit, warns, when, line, form } = rule
  return {
    rule: { id, unit, warns, when, line, form },
    points: simulation.curve(linesToTry(rule, [line, request.line])),
    basis: simulation.basis(),
  }
}

async function learn(db: SidelightDatabase, request: RequestOf<'learn'>, tell: Tell) {
  const policy = await policyFromValues(db, request.values, 0)
  const { reference } = await loadRules(db, request.now)
  const gathered = gatherExamples(policy, request.now, reference?.lifetime ?? null)
  await walkAccounts({ ...request, db, tell }, (all) => {
    for (const facts of all) gathered.add(facts)
  })
  const { form, factors, examples, inferred } = gathered.finish()
  const found = learnWeights(factors, examples, { seed, withLeaks: request.withLeaks })
  if ('why' in found) return { basis: { form, inferred }, found }
  // A function does not pass to the page.
  const { risk: _, ...told } = found
  return { basis: { form, inferred }, found: told }
}

async function findAccounts(db: SidelightDatabase, { filter, now }: RequestOf<'find'>, tell: Tell) {
  const total = await db.accounts.filter(({ deletedAt }) => deletedAt === null).count()
  const first: { id: string; name: string }[] = []
  let count = 0
  tell({ kind: 'progress', done: 0, total })
  const ids = await findAccountsBy(db, filter, now, {
    onPage(found, looked) {
      count += found.length
      first.push(...found.slice(0, mostListed - first.length).map(({ id, name }) => ({ id, name })))
      tell({ kind: 'found', count, accounts: first })
      tell({ kind: 'progress', done: looked, total })
    },
  })
  return { found: count, ids }
}

/** A page lists no more of those who lack something. */
const mostNamed = 100

async function findWhatWorks(db: SidelightDatabase, request: RequestOf<'whatWorks'>, tell: Tell) {
  const policy = await policyFromValues(db, request.values, 0)
  const comparison = compareAccounts()
  const names: Record<string, string> = {}
  const viewOf = (facts: AccountFacts) =>
    viewAt(
      historyOf(facts, policyFor(policy, facts.account)),
      msOf(request.now),
      facts.account.approvedTier?.tier ?? null,
    )
  await walkAccounts({ ...request, db, tell }, (all) => {
    for (const facts of all) {
      names[facts.account.id] = facts.account.name
      comparison.add(viewOf(facts))
    }
  })
  const found = comparison.finish()
  const lacking = new Set(found.findings.flatMap((finding) => finding.lacking.slice(0, mostNamed)))
  return { found, names: Object.fromEntries([...lacking].map((id) => [id, names[id] ?? ''])) }
}
