/**
 * What we do for an account and how it behaves, over the last half year, as figures that can be compared among accounts
 * (PRODUCT A4). Trainings are logged as events; which account had which playbook is recorded nowhere yet, so
 * playbooks are not compared, and the page says so.
 */
import type { AccountView } from '../account-view'
import { ordersWithin } from '../order-days'
import { medianReplyHours } from '../reply-times'
import type { Word } from '../rhythm-measure'
import type { Interaction } from '../model'

/** Days that are looked at. */
export const practiceDays = 180

export interface Practice {
  id: PracticeId
  /** ours: we do it, and can do more. theirs: it is how they behave. */
  side: 'ours' | 'theirs'
  better: 'more' | 'less'
  unit: 'perMonth' | 'count' | 'hours' | 'share'
  /**
   * Indicators that measure the same: the health that it is held against is taken without them, or the happy ones would differ by
   * definition.
   */
  overlaps: readonly string[]
  /** null where nothing is known. */
  measure: (view: AccountView) => number | null
}

export const practiceIds = [
  'touches',
  'spoken',
  'inPerson',
  'trainings',
  'replyHours',
  'peopleKnown',
  'theirMail',
  'logins',
  'coreUse',
  'modulesInUse',
  'orderDays',
] as const
export type PracticeId = (typeof practiceIds)[number]

const months = practiceDays / 30

const isRecent =
  (view: AccountView) =>
  ({ day }: { day: number }): boolean =>
    view.today - day < practiceDays

/** Known only where something was logged at all: an account that nobody logs is not one that nobody calls. */
function countOf(view: AccountView, matches: (row: Interaction) => boolean): number | null {
  const recent = view.interactions.filter(isRecent(view))
  return recent.length === 0 ? null : recent.filter(({ row }) => matches(row)).length
}

const perMonth = (count: number | null): number | null => (count === null ? null : count / months)

function replyHours(view: AccountView): number | null {
  const words = view.interactions.filter(isRecent(view)).flatMap(({ row, ms, day }): Word[] => {
    if (row.kind !== 'email' || row.direction === null) return []
    return [{ ms, day, direction: row.direction, people: [], thread: row.threadKey }]
  })
  return medianReplyHours(words, view.calendar).ourReplyHours
}

function signalsOf(view: AccountView, kind: string): (number | null)[] {
  return view.signals.filter(isRecent(view)).flatMap(({ row }) => (row.kind === kind ? [row.value] : []))
}

function meanShare(view: AccountView, kind: string): number | null {
  const values = signalsOf(view, kind).flatMap((value) => value ?? [])
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

const isTouch = ({ kind, direction }: Interaction): boolean =>
  kind !== 'note' && kind !== 'complaint' && direction !== 'in'
const isOneOf =
  (...kinds: Interaction['kind'][]) =>
  ({ kind }: Interaction): boolean =>
    kinds.includes(kind)

/** Every practice that is compared, ours first. */
export const practices: readonly Practice[] = [
  {
    id: 'touches',
    side: 'ours',
    better: 'more',
    unit: 'perMonth',
    overlaps: ['sinceContact'],
    measure: (view) => perMonth(countOf(view, isTouch)),
  },
  {
    id: 'spoken',
    side: 'ours',
    better: 'more',
    unit: 'perMonth',
    overlaps: ['sinceContact'],
    measure: (view) => perMonth(countOf(view, isOneOf('call', 'meeting', 'visit'))),
  },
  {
    id: 'inPerson',
    side: 'ours',
    better: 'more',
    unit: 'count',
    overlaps: ['sinceContact'],
    measure: (view) => countOf(view, isOneOf('visit', 'meeting')),
  },
  {
    id: 'trainings',
    side: 'ours',
    better: 'more',
    unit: 'count',
    overlaps: ['sinceContact'],
    measure: (view) => countOf(view, isOneOf('event')),
  },
  { id: 'replyHours', side: 'ours', better: 'less', unit: 'hours', overlaps: ['firstResponse'], measure: replyHours },
  { id: 'peopleKnown', side: 'ours', better: 'more', unit: 'count', overlaps: [], measure: peopleKnown },
  {
    id: 'theirMail',
    side: 'theirs',
    better: 'more',
    unit: 'perMonth',
    overlaps: ['sinceContact', 'helpAsked'],
    measure: (view) => perMonth(countOf(view, ({ kind, direction }) => kind === 'email' && direction === 'in')),
  },
  {
    id: 'logins',
    side: 'theirs',
    better: 'more',
    unit: 'perMonth',
    overlaps: ['sinceUse', 'coreUse'],
    measure: logins,
  },
  {
    id: 'coreUse',
    side: 'theirs',
    better: 'more',
    unit: 'share',
    overlaps: ['sinceUse', 'coreUse', 'modulesInUse'],
    measure: (view) => meanShare(view, 'coreUse'),
  },
  {
    id: 'modulesInUse',
    side: 'theirs',
    better: 'more',
    unit: 'share',
    overlaps: ['coreUse', 'modulesInUse'],
    measure: (view) => meanShare(view, 'modulesInUse'),
  },
  { id: 'orderDays', side: 'theirs', better: 'more', unit: 'count', overlaps: ['purchases'], measure: orderDays },
]

/** People of theirs in what was logged. */
function peopleKnown(view: AccountView): number | null {
  const people = new Set(view.interactions.filter(isRecent(view)).flatMap(({ row }) => row.contactIds))
  return people.size === 0 ? null : people.size
}

function logins(view: AccountView): number | null {
  const isFed = view.signals.some(({ row }) => row.kind === 'login')
  return isFed ? signalsOf(view, 'login').length / months : null
}

function orderDays(view: AccountView): number | null {
  if (view.orders.days.length === 0) return null
  return ordersWithin(view.orders, view.today - practiceDays, view.today).filter(({ net }) => net > 0).length
}
