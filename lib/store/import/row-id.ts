/** Ids of imported orders, interactions and signals: of their content, so that the same line of a file is always the same row. */
import { v5 as uuidv5 } from 'uuid'
import { interactionId } from '../../domain/message-key'
import type { InteractionDraft, OrderDraft, SignalDraft } from '../../import/draft'

/** Namespace of the ids made here (RFC 9562 6.6); fixed, since every device must make the same id. */
const importNamespace = '3a1d7c52-90be-5f64-8c11-d0a94be7f2c6'

export type DatedDraft = OrderDraft | InteractionDraft | SignalDraft

/** Of whom a dated row is, as stored, and by whom beside. */
export interface Holder {
  accountId: string
  /** An address or name, not an id: who the contact is may be found out later. */
  contact: string | null
}

function contentOf(draft: DatedDraft, { contact }: Holder): unknown[] {
  if (draft.collection === 'orders') {
    const { on, amount, products } = draft.fields
    return [on, amount.minor, amount.currency, products.toSorted()]
  }
  if (draft.collection === 'interactions') return [draft.fields.at, draft.fields.kind, draft.fields.summary]
  return [contact, draft.fields.kind, draft.fields.at, draft.fields.value]
}

/** Two equal drafts have one content; empty where the row has a name of its own, in another system or as a message. */
export function contentKey(draft: DatedDraft, holder: Holder): string {
  if (draft.externalKey !== null) return ''
  if (draft.collection === 'interactions' && draft.fields.strongKey !== null) return ''
  return JSON.stringify([draft.collection, holder.accountId, ...contentOf(draft, holder)])
}

/** @param nth how many equal drafts came before it in the file */
export function rowIdOf(draft: DatedDraft, holder: Holder, nth: number, workspaceId: string): string {
  if (draft.externalKey !== null)
    return uuidv5(JSON.stringify([draft.collection, 'key', draft.externalKey]), importNamespace)
  if (draft.collection === 'interactions' && draft.fields.strongKey !== null)
    return interactionId({
      strongKey: draft.fields.strongKey,
      weakKey: null,
      workspaceId,
      accountId: holder.accountId,
    })
  return uuidv5(JSON.stringify([contentKey(draft, holder), nth]), importNamespace)
}
