/** Who of a header's people wrote, and to whom: by labels, by what the markup calls them, else by their order. */
import type { Correspondent } from '../../messages/page-report'
import { correspondent } from '../people'
import { readHint, type LabelKind } from './labels'
import type { Token } from './token'

export interface Cast {
  people: Correspondent[]
  /** How the sender was told: by a label, the markup, or the order alone. */
  how: 'label' | 'hint' | 'order'
  /** Labels in a language not known here, or two people who both may be the sender. */
  isDoubtful: boolean
}

const isRole = (kind: LabelKind | null): kind is Correspondent['role'] =>
  kind !== null && kind !== 'subject' && kind !== 'date' && kind !== 'other'

function hintOf(element: Element, within: Element): Correspondent['role'] | null {
  for (
    let at: Element | null = element, steps = 0;
    at !== null && at !== within && steps < 6;
    at = at.parentElement, steps += 1
  ) {
    const hint = readHint(at)
    if (isRole(hint)) return hint
  }
  return null
}

interface Placed {
  role: Correspondent['role'] | 'other' | null
  how: Cast['how']
  name: string
  address: string | null
  element: Element
}

/** The people of a header's tokens, in their order; `pane` bounds where hints are looked for. */
export function castPeople(tokens: readonly Token[], pane: Element): Cast {
  const placed: Placed[] = []
  const hasKnownLabel = tokens.some((token) => token.kind === 'label' && token.label === 'from')
  // A subject that says "From: …" is no label; where all labels are written so, there are several.
  const isLonely = new Set(tokens.flatMap((token) => (token.kind === 'label' ? [token.label] : []))).size < 2
  let label: LabelKind | null = null
  let name: { text: string; element: Element } | null = null
  for (const token of tokens) {
    if (token.kind === 'label') {
      if (token.isInline && isLonely) continue
      label = token.label
    }
    if (token.kind === 'label' || token.kind === 'heading' || token.kind === 'date') name = null
    if (token.kind === 'heading' || token.kind === 'date') label = null
    if (token.kind === 'text') {
      // Brackets and commas around an address are no name.
      name = token.text !== '' && token.length <= 120 && /\p{L}|\p{N}/u.test(token.text) ? token : name
      // Names without addresses: "From: Ana Lima" in a page that hides them.
      if (
        (label === 'from' || label === 'to' || label === 'cc') &&
        /\p{L}{2}|\p{Lo}/u.test(token.text) &&
        token.length <= 80
      )
        placed.push({ role: label, how: 'label', name: token.text, address: null, element: token.element })
      continue
    }
    if (token.kind !== 'person') continue
    const hint = hintOf(token.element, pane)
    const role =
      label === 'subject' || label === 'date' || label === 'other'
        ? hasKnownLabel || label !== 'other'
          ? 'other'
          : null
        : label
    const beside = placed.at(-1)
    // "Ana <ana@…>" in two elements: the name that stands before is hers.
    const isNamed =
      beside !== undefined && beside.address === null && beside.role === role && beside.name === name?.text
    if (isNamed) placed.pop()
    placed.push({
      role: role ?? hint,
      how: role !== null ? 'label' : hint !== null ? 'hint' : 'order',
      name: token.name === '' || token.name === token.address ? (name?.text ?? '') : token.name,
      address: token.address,
      element: token.element,
    })
    name = null
  }
  return decide(placed)
}

function decide(placed: readonly Placed[]): Cast {
  const named = withoutLonelyNames(placed).filter((one) => one.role !== 'other')
  const labelled = named.find((one) => one.role === 'from')
  // The first who is not said to be anything else.
  const sender = labelled ?? named.find((one) => one.role === null)
  const once = new Map<string, Correspondent>()
  for (const one of named) {
    const role = one === sender ? 'from' : one.role === null || one.role === 'other' ? 'to' : one.role
    const key = `${role} ${one.address?.toLowerCase() ?? one.name}`
    if (!once.has(key)) once.set(key, correspondent(role, one.name, one.address))
  }
  const people = [...once.values()]
  const senders = people.filter((one) => one.role === 'from')
  return {
    people: [...senders, ...people.filter((one) => one.role !== 'from')],
    how: labelled?.how ?? 'order',
    isDoubtful: senders.length !== 1 || sender?.address === null,
  }
}

/** Names without addresses count only in a role in which nobody has one: else they are words beside them. */
function withoutLonelyNames(placed: readonly Placed[]): Placed[] {
  const addressed = new Set(placed.filter((one) => one.address !== null).map((one) => one.role))
  return placed.filter((one) => one.address !== null || !addressed.has(one.role))
}
