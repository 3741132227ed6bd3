/** One message: every mapping that names it is applied. */
import type { Mapping } from './mapping'
import type { Message } from './message'
import { ignored, unmapped, type Planned, type Planning, type Step } from './plan'
import { planAccount } from './plan-account'
import { planContact } from './plan-contact'
import { planCancelledOrder, planOrder, planRefund } from './plan-order'
import { planSignal } from './plan-signal'

const planners: Readonly<Record<Mapping['to'], (step: Step) => Promise<Planned>>> = {
  contact: planContact,
  account: planAccount,
  signal: planSignal,
  order: planOrder,
  refund: planRefund,
  cancelOrder: planCancelledOrder,
  nothing: async () => ignored('The mapping says that it is nothing.'),
}

/** Which outcome stands for the message when its mappings differ: what is still to be done comes first. */
const rank = ['waiting', 'written', 'refused', 'ignored', 'unmapped']

export async function planMessage(planning: Planning, message: Message): Promise<Planned> {
  if (message.call === 'alias') return ignored('Names of people are taken from identify.')
  const mappings = planning.mappings.of(message.call, message.name)
  let whole: Planned = unmapped
  for (const mapping of mappings) {
    const planned = await planners[mapping.to]({ ...planning, message, mapping })
    const rows = [...whole.rows, ...planned.rows]
    whole = rank.indexOf(planned.outcome) < rank.indexOf(whole.outcome) ? { ...planned, rows } : { ...whole, rows }
  }
  return whole
}
