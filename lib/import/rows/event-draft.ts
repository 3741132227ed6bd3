/** What a line tells beside the people: an order, an interaction, a signal. */
import { limits } from '../../messages/limits'
import type { DraftRow, InteractionDraft, OrderDraft, SignalDraft } from '../draft'
import { instantOf } from '../values/instant'
import { readCurrency } from '../values/read-money'
import { isWon, plainWord, readDirection, readKind } from '../values/read-words'
import type { RowContext } from './context'
import type { LineCells } from './line-cells'

type Links = Pick<OrderDraft, 'account' | 'contact'>

/** The row that the file's kind is about; null for accounts and contacts, for a deal not won, and after a problem. */
export function eventOf(cells: LineCells, links: Links, context: RowContext): DraftRow | null {
  const { kind } = context.plan
  if (kind === 'orders') return orderOf(cells, links, context)
  if (kind === 'interactions') return interactionOf(cells, links, context)
  return kind === 'signals' ? signalOf(cells, links, context) : null
}

function keyOf(number: string | null, { plan }: RowContext): string | null {
  return number === null ? null : `${plan.source}:${number}`
}

function orderOf(cells: LineCells, links: Links, context: RowContext): OrderDraft | null {
  const status = cells.text('order.status')
  if (status !== null && !isWon(status)) return null
  const code = cells.text('order.currency')
  const currency = code === null ? context.plan.currency : readCurrency(code, context.plan.currency)
  if (currency === null)
    return cells.note(cells.all('order.currency')[0]?.column.header ?? null, 'notACurrency', { text: code ?? '' })
  const [on, amount] = [cells.day('order.on'), cells.money('order.amount', currency)]
  if (on === null && cells.all('order.on').length === 0) cells.note(null, 'noDate')
  if (amount === null && cells.all('order.amount').length === 0) cells.note(null, 'noAmount')
  if (on === null || amount === null) return null
  const fields = { on, amount, products: [...cells.texts('order.product')] }
  return { collection: 'orders', ...links, externalKey: keyOf(cells.text('order.id'), context), fields }
}

function interactionOf(cells: LineCells, links: Links, context: RowContext): InteractionDraft | null {
  const at = cells.date('interaction.at')
  if (at === null) return cells.all('interaction.at').length === 0 ? cells.note(null, 'noDate') : null
  return {
    collection: 'interactions',
    ...links,
    externalKey: keyOf(cells.text('interaction.id'), context),
    fields: {
      kind: cells.word('interaction.kind', readKind, 'notAKind') ?? 'note',
      direction: cells.word('interaction.direction', readDirection, 'notAKind'),
      at: instantOf(at, context.timeZone),
      summary: cells.text('interaction.summary', limits.textLength) ?? '',
      strongKey: null,
    },
  }
}

/** The model's own signals, as files call them; and what their values may be. */
const signalWords: Readonly<Record<string, string>> = {
  nps: 'nps',
  npsscore: 'nps',
  nps得分: 'nps',
  csat: 'csat',
  csatscore: 'csat',
  满意度: 'csat',
  login: 'login',
  loggedin: 'login',
  signedin: 'login',
  登录: 'login',
  coreuse: 'coreUse',
  modulesinuse: 'modulesInUse',
  closeattempt: 'closeAttempt',
  mention: 'mention',
}
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  coreUse: [0, 1],
  modulesInUse: [0, 1],
  mention: [-1, 1],
}

function signalOf(cells: LineCells, links: Links, context: RowContext): SignalDraft | null {
  const at = cells.date('signal.at')
  if (at === null) return cells.all('signal.at').length === 0 ? cells.note(null, 'noDate') : null
  const said = cells.text('signal.kind') ?? cells.all('signal.value')[0]?.column.header ?? null
  if (said === null) return cells.note(null, 'noValue')
  const kind = signalWords[plainWord(said)] ?? said
  const [least, most] = ranges[kind] ?? [-Infinity, Infinity]
  return {
    collection: 'signals',
    ...links,
    externalKey: keyOf(cells.text('signal.id'), context),
    fields: { kind, value: cells.number('signal.value', least, most), at: instantOf(at, context.timeZone) },
  }
}
