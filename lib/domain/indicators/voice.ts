/** Voice: what they say to us and about us. NPS has a file of its own. */
import { isLive, sourceRows, type AccountView, type Dated } from '../account-view'
import type { Interaction } from '../model'
import { isUsualMonth } from './chance'
import { measured, missing, unlessChance, type Indicator } from './indicator'
import { isContactLive } from './relation'
import { evidenceOf, valuedSignals } from './signal-rows'

const month = 30
/** Months of own history that "own usual" averages over, and how many it takes at least. */
const usualMonths = { most: 6, least: 3 }

function within(view: AccountView, rows: readonly Dated<Interaction>[], fromDaysAgo: number, toDaysAgo: number) {
  return rows.filter(({ day }) => view.today - day < fromDaysAgo && view.today - day >= toDaysAgo)
}

function evidence(view: AccountView, rows: readonly Dated<Interaction>[]) {
  const last = rows.at(-1)
  return {
    ageDays: last ? view.today - last.day : null,
    rows: sourceRows(
      'interactions',
      rows.map(({ row }) => row),
    ),
  }
}

/** Complaints of 30 days against the 30 before. Where neither has 3, the change says nothing. */
export const complaints: Indicator = {
  id: 'complaints',
  measure(view, lines) {
    const all = view.interactions.filter(({ row }) => row.kind === 'complaint')
    const recent = within(view, all, month, 0)
    const before = within(view, all, 2 * month, month)
    const isEnough = Math.max(recent.length, before.length) >= view.policy.health.complaintsAtLeast
    const isSilenceKnown = recent.length > 0 || isContactLive(view)
    if (!isEnough || before.length === 0 || !isSilenceKnown) return missing('change')
    const change = recent.length / before.length - 1
    const found = measured(change, 'change', lines, evidence(view, [...before, ...recent]))
    return unlessChance(found, found.score === 0 && isUsualSurge(view, all, recent.length))
  },
}

function isUsualSurge(view: AccountView, all: readonly Dated<Interaction>[], recent: number): boolean {
  const known = Math.floor((view.today - (view.interactions[0]?.day ?? view.today) + 1) / month) - 1
  const months = Math.min(usualMonths.most, Math.max(1, known))
  const earlier = within(view, all, (months + 1) * month, month).length
  return isUsualMonth(recent, earlier, months, view.policy.health.surgeChance)
}

/** Negative public mentions in 30 days. */
export const mentions: Indicator = {
  id: 'mentions',
  measure(view, lines) {
    const heard = valuedSignals(view, ['mention'], month - 1)
    if (heard.length === 0 && !isLive(view, 'mentions', null)) return missing('count')
    const negative = heard.filter(({ value }) => value < 0)
    return measured(negative.length, 'count', lines, evidenceOf(view, negative))
  },
}

/** Mean of the last 5 CSAT answers, 1 to 5. */
export const csat: Indicator = {
  id: 'csat',
  measure(view, lines) {
    const last = valuedSignals(view, ['csat'], view.policy.health.maxAgeDays.csat).slice(-5)
    if (last.length === 0) return missing('level')
    const mean = last.reduce((sum, answer) => sum + answer.value, 0) / last.length
    return measured(mean, 'level', lines, evidenceOf(view, last))
  },
}

const asking: ReadonlySet<Interaction['kind']> = new Set(['email', 'call', 'chat'])

/**
 * Help asked in 30 days over the account's own usual. Some is good, a surge is not, none is a little odd. A thread of many mails asks
 * once: counted by the mail, one long conversation is a surge.
 */
export const helpAsked: Indicator = {
  id: 'helpAsked',
  measure(view, lines) {
    const asked = oncePerThread(view.interactions.filter(({ row }) => row.direction === 'in' && asking.has(row.kind)))
    const first = asked[0]
    if (!first || !isContactLive(view)) return missing('ratio')
    const months = Math.min(usualMonths.most, Math.floor((view.today - first.day + 1) / month) - 1)
    if (months < usualMonths.least) return missing('ratio')
    const recent = within(view, asked, month, 0)
    const before = within(view, asked, (months + 1) * month, month).length
    if (before === 0) return missing('ratio')
    const ratio = (recent.length * months) / before
    const found = measured(ratio, 'ratio', lines, evidence(view, recent))
    const isUsual = found.isCritical && isUsualMonth(recent.length, before, months, view.policy.health.surgeChance)
    return unlessChance({ ...found, score: helpScore(ratio, lines.critical) }, isUsual)
  },
}

/** The first of each thread. */
function oncePerThread(rows: readonly Dated<Interaction>[]): Dated<Interaction>[] {
  const seen = new Set<string>()
  return rows.filter(({ row: { threadKey } }) => {
    if (threadKey === null) return true
    if (seen.has(threadKey)) return false
    seen.add(threadKey)
    return true
  })
}

/** 60 for none, rising to 100 at half the usual, 100 up to one and a half times it, then falling to 0 at the critical line. */
export function helpScore(ratio: number, critical: number): number {
  if (ratio < 0.5) return 60 + 80 * ratio
  if (ratio <= 1.5) return 100
  return Math.max(0, (100 * (critical - ratio)) / (critical - 1.5))
}
