/** Relation: are we in touch as often as we meant to be, and how does it feel? */
import { accountRow, isLive, sourceRows, type AccountView, type Dated } from '../account-view'
import { msOf } from '../calendar'
import { conversationGaps } from '../conversation-gaps'
import type { Interaction } from '../model'
import { plannedGap } from '../planned-gap'
import { touchedStage } from '../touched-stage'
import { farSilence, isUsualSilence } from './chance'
import { measured, missing, unlessChance, type Indicator } from './indicator'

/** Kinds in which both sides speak, whoever began. */
const spoken: ReadonlySet<Interaction['kind']> = new Set(['call', 'meeting', 'visit', 'chat', 'event'])

/** Is mail (and what is logged beside it) of this account connected and live? A note is ours alone: no sign that anything is heard. */
export function isContactLive(view: AccountView): boolean {
  return isLive(view, 'mail', view.interactions.findLast(({ row }) => row.kind !== 'note')?.ms ?? null)
}

/**
 * The last contact in which the customer took part. A mail of theirs is one even without ours beside it: what is logged
 * is seldom both halves of an exchange. Ours alone is not.
 */
const isTwoWay = ({ row }: Dated<Interaction>): boolean =>
  spoken.has(row.kind) || (row.kind === 'email' && row.direction === 'in')

/** Days since two-way contact over the planned gap. Without a planned gap it does not apply. */
export const sinceContact: Indicator = {
  id: 'sinceContact',
  measure(view, lines) {
    const gap = plannedGap(touchedStage(view), view.tier, view.policy)
    if (gap === null || gap <= 0) return null
    if (!isContactLive(view)) return missing('ratio')
    const last = view.interactions.findLast(isTwoWay)
    const since = last?.day ?? couldHaveMetSince(view)
    if (since === null) return missing('ratio')
    const rows = sourceRows('interactions', last ? [last.row] : [])
    const silent = view.today - since
    const found = measured(silent / gap, 'ratio', lines, { ageDays: last ? silent : null, rows })
    return unlessChance(found, found.score === 0 && isUsual(view, gap, silent))
  },
}

/** Of few gaps the planned one is another. */
function isUsual(view: AccountView, planned: number, silent: number): boolean {
  const gaps = ownGaps(view)
  const isFew = gaps.length > 0 && gaps.length < view.policy.dormancy.leastGaps
  return isUsualSilence(isFew ? [...gaps, planned] : gaps, silent, view.policy)
}

function ownGaps(view: AccountView): number[] {
  const days = view.interactions.filter(isTwoWay).map(({ day }) => day)
  return conversationGaps(days, view.policy.dormancy.conversationDays)
}

/** Never in touch: overdue since mail is connected and the account is known. */
function couldHaveMetSince(view: AccountView): number | null {
  const { connectedAt } = view.sources.mail
  if (connectedAt === null || !view.isAccountKnown) return null
  return view.calendar.dayAt(Math.max(msOf(connectedAt), msOf(view.account.createdAt)))
}

/**
 * Days since two-way contact over the silence that the own gaps do not explain: who wrote every week and is silent for two months is
 * noticed, whatever gap was planned. From 6 gaps on; before, it does not apply.
 */
export const ownSilence: Indicator = {
  id: 'ownSilence',
  measure(view, lines) {
    const last = view.interactions.findLast(isTwoWay)
    const far = last ? farSilence(ownGaps(view), view.policy) : null
    if (!last || far === null) return null
    if (!isContactLive(view)) return missing('ratio')
    const silent = view.today - last.day
    const most = Math.max(far, view.policy.health.silenceLeastDays)
    return measured(silent / most, 'ratio', lines, { ageDays: silent, rows: sourceRows('interactions', [last.row]) })
  },
}

/** A person's feel, 1 to 5, while it is fresh. */
export const feel: Indicator = {
  id: 'feel',
  measure(view, lines) {
    const judged = view.account.feel
    if (!judged || msOf(judged.at) > view.ms) return missing('level')
    const ageDays = view.today - view.calendar.dayAt(msOf(judged.at))
    if (ageDays > view.policy.health.maxAgeDays.feel) return missing('level')
    return measured(judged.value, 'level', lines, { ageDays, rows: accountRow(view) })
  },
}
