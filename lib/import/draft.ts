/**
 * What one line of a file asks to be written: the contract between reading files (lib/import) and writing rows
 * (lib/store/import). Reading knows nothing of what is stored; writing finds the rows that are meant, by their keys.
 *
 * Rules that hold for every draft:
 * - A field that the file leaves empty is absent, never null: an import fills and changes, it does not empty.
 * - Sets (domains, tags, emails, external keys) are added to, never replaced.
 * - Values are of the model's form already: addresses normalised, days `YYYY-MM-DD`, instants ISO in UTC, money in minor units.
 * - A link is the index of an earlier row of the same draft, so that rows can be written in their order.
 */
import type { Account, Contact, InteractionKind, Instant, LifecycleStage, Order, ValueTier } from '../domain/model'
import type { LooseRecord } from '../messages/apply-patch'
import type { Collection } from '../messages/rows'
import type { ImportProblem } from './problem'

/** Everything that one line of the file, or one card, says; a line in error gives no draft. */
export interface ImportDraft {
  /** Physical line of the file on which the record begins, from 1. */
  line: number
  rows: readonly DraftRow[]
}

export type DraftRow = AccountDraft | ContactDraft | OrderDraft | InteractionDraft | SignalDraft | WholeRowDraft

/** Index into the draft's own `rows`, always lower than the linking row's. */
export type RowIndex = number

/**
 * By what an account is found. The first key that finds a living row decides, in this order: any external key, any domain,
 * the name (compared without case, width, blanks at the ends). Found by none: it is made.
 */
export interface AccountKeys {
  /** `hubspot:123`; the source is part of it, so that two systems' numbers never meet. */
  externalKeys: readonly string[]
  /** Companies' own domains only; free mail never gets here. */
  domains: readonly string[]
  /** Never empty: what a new row is called. */
  name: string
}

/**
 * What a file says of an account beside its plain fields. `applied` by lib/import/said.ts, so that the same file next month
 * changes nothing.
 */
export interface AccountSaid {
  tier?: ValueTier
  stage?: LifecycleStage
  /** Why it was lost, where the file says. */
  lostReason?: string
  /** The responsible colleague as the file names them: an address or a name. Nobody found: kept as custom field `owner`. */
  owner?: string
}

type AccountField =
  | 'industry'
  | 'country'
  | 'employees'
  | 'relationship'
  | 'customerSince'
  | 'contract'
  | 'lost'
  | 'growthRate'
  | 'marginRate'
  | 'costToServe12m'
  | 'paidOnTimeShare'
  | 'overdueSince'
  | 'receivablesKnown'
  | 'creditLimit'
  | 'paymentTermsDays'
  | 'source'
  | 'tags'
  | 'custom'

export interface AccountDraft {
  collection: 'accounts'
  keys: AccountKeys
  /** `keys.name` is made of a domain or a number: it names a new row, and never overwrites a name. */
  isNameGuessed: boolean
  /**
   * Domains of its people's addresses, without free mail: an account that is made new gets those that no account has. They find
   * nothing, because two companies of a group may share one.
   */
  mailDomains: readonly string[]
  /** The name is written too; `custom` is merged key by key. */
  fields: Partial<Pick<Account, AccountField>>
  said: AccountSaid
  /** Earlier rows of this draft. */
  parent: RowIndex | null
  referredBy: RowIndex | null
}

/**
 * By what a contact is found, in this order: any external key, any address, then phone and name together, then the name within
 * the linked account. Found by none: it is made.
 */
export interface ContactKeys {
  externalKeys: readonly string[]
  /** Normalised (lib/domain/address.ts). */
  emails: readonly string[]
  phone: string | null
  /** Never empty; the address where the file has no name. */
  name: string
}

export interface ContactDraft {
  collection: 'contacts'
  keys: ContactKeys
  /** The name and the phone of `keys` are written too; `custom` and `preferences` are merged key by key. */
  fields: Partial<Pick<Contact, 'title' | 'formOfAddress' | 'birthday' | 'leftOn' | 'preferences' | 'custom'>>
  /** `keys.name` is only an address: it names a new row, and never overwrites a name. */
  isNameGuessed: boolean
  /** Its account; null: an existing account that has the address's domain, else none. */
  account: RowIndex | null
}

/**
 * Of whom an order, interaction or signal is: `account`; where that is null, the account of `contact`; where the contact has
 * none, an account named as the contact (PRODUCT: "an organisation or person that buys"), with the address's domain unless it
 * is free mail. One of the two is always there.
 */
interface OfSomebody {
  account: RowIndex | null
  contact: RowIndex | null
}

/**
 * An order. With an external key it is that order, and a second file changes it. Without one its id is computed of account,
 * day, amount, products and how many equal drafts came before it in the same file: the same file twice makes nothing new, two
 * equal purchases of one day in one file are two.
 */
export interface OrderDraft extends OfSomebody {
  collection: 'orders'
  externalKey: string | null
  fields: Pick<Order, 'on' | 'amount' | 'products'>
}

/** Identity as of orders: external key, else Message-ID, else account, instant, kind, summary and count within the file. */
export interface InteractionDraft extends OfSomebody {
  collection: 'interactions'
  externalKey: string | null
  fields: {
    kind: InteractionKind
    direction: 'in' | 'out' | null
    at: Instant
    summary: string
    strongKey: string | null
  }
}

/** Identity as of orders: external key, else account, contact, kind, instant, value and count within the file. */
export interface SignalDraft extends OfSomebody {
  collection: 'signals'
  externalKey: string | null
  fields: { kind: string; value: number | null; at: Instant }
}

/** A row of our own export: put back as it was, under its own id, when it is not there or differs. Parsed by its schema already. */
export interface WholeRowDraft {
  collection: 'whole'
  of: Collection
  row: LooseRecord & { id: string }
}

/** What becomes of a field that has another value already: the file's, or it stays and only empty ones are filled. */
export type ImportMode = 'replace' | 'fill'

/** What runImport of lib/store/import is asked to do. */
export interface ImportRequest {
  /** Shown in the list of past imports. */
  name: string
  format: 'csv' | 'vcard' | 'json'
  /** SHA-256 of the file's bytes and of what was said of its columns, in hex (lib/import/file-hash.ts). */
  fileHash: string
  /** Bunches of drafts in the file's order, some hundreds each; pulled only as fast as they are written. */
  drafts: AsyncIterable<readonly ImportDraft[]>
  mode: ImportMode
  /** The member who imports. */
  byId: string | null
  /** Aborting stops after the bunch in hand; what was written stays in the batch, to be undone in one click. */
  signal: AbortSignal
  /** After each bunch. */
  onProgress: (counts: ImportCounts) => void
  /** Count only, write nothing: for the preview. No batch is made. */
  isTrial: boolean
}

export interface RowCounts {
  made: number
  changed: number
  unchanged: number
}

export type ImportCounts = Partial<Record<Collection, RowCounts>>

export interface ImportOutcome {
  /** The row of `importBatches`; null for a trial and where nothing was made or changed. */
  batchId: string | null
  end: 'done' | 'cancelled'
  counts: ImportCounts
  /** Drafts that the store refused: at most `importLimits.problemsKept`; `problemCount` counts all. */
  problems: readonly ImportProblem[]
  problemCount: number
}
