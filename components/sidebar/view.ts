/** What the sidebar shows: one state at a time, plain data. The entrypoint makes it, the components draw it. */
import type { FirstMinutesModel } from '../first-minutes/model'
import type { Insight, LastWord, Verdict } from '../../lib/domain/insight'
import type { MailboxRhythm } from '../../lib/domain/mailbox-rhythm'
import type { Alert, Contact, Instant, Interaction, Order, Task } from '../../lib/domain/model'
import type { SelfTest } from '../../lib/messages/self-test'
import type { Strings } from '../locales/en'

/** Why an account is shown for a person; all but `address` are marked on the card. */
export type MatchWay =
  | 'chosen'
  | 'address'
  | 'otherAddress'
  | 'plusAddress'
  | 'dotAddress'
  | 'domain'
  | 'parentDomain'
  | 'name'

/** What speaks against a match, as in lib/mail/match-result.ts; `detail` is a name, title, address or domain, never markup. */
export interface MatchCounter {
  kind: 'otherAccount' | 'otherContact' | 'nameDiffers' | 'sharedDomain' | 'rewritten' | 'unsureReading' | 'movedAway'
  detail: string
}

/** Why a person or an account was matched: why, how sure, and what speaks against it. */
export interface Evidence {
  how: MatchWay
  /** Address, domain or name that led here. */
  because: string
  sureness: 'certain' | 'likely' | 'hint'
  against: readonly MatchCounter[]
}

export interface ShownMatch extends Evidence {
  /** A person's own decision that it rests on, to be taken back; null where there is none. */
  decisionId: string | null
}

/** An account that a person is asked about, with what speaks for it. */
export interface Candidate extends Evidence {
  account: ShownAccount
  /** The contact it may be; null where only the account was found. */
  contact: { id: string; name: string } | null
}

/** Who else may be the author: of a forward, behind a list, unreached by a bounce (PRODUCT R4). */
export interface ShownOriginal {
  /** Names it in this message. */
  key: string
  how: 'forward' | 'attachment' | 'list' | 'onBehalf' | 'bounce'
  name: string
  accountName: string | null
}

/** An entry of the never-log list. */
export interface PrivateEntry {
  key: string
  kind: 'person' | 'domain' | 'thread'
  /** Address or domain; of a thread nothing that a person would read. */
  value: string
}

/** What has to be said of the open message or draft beside its view. */
export interface MessageNotes {
  originals: readonly ShownOriginal[]
  /** The original whose card is shown, and whom it stands for. */
  picked: { original: ShownOriginal; senderName: string } | null
  /** bulk, role and noReply: no person wrote it. */
  sort: 'person' | 'role' | 'noReply' | 'bulk'
  /** generic: no adapter reads this page. tookOver: the adapter of `webmail` no longer could. */
  reader: { kind: 'adapter' } | { kind: 'generic' } | { kind: 'tookOver'; webmail: string }
  /** The reader is not sure of what it read. */
  isUnsure: boolean
  /** Decisions that this is not somebody, each to be taken back. */
  denied: readonly { id: string; name: string }[]
  /** Why nothing of this is logged; empty where it may be. */
  private: readonly PrivateEntry[]
  /** Why the last click was not stored, where no log button says it. */
  failed: 'storageFull' | 'unknown' | null
  /** The draft that was just sent, where it was logged, and why it was not, or not everywhere. */
  sent: { accounts: readonly string[]; why: 'noSender' | 'storageFull' | 'unknown' | null } | null
}

/** Nothing to say beside the view. */
export const noNotes: MessageNotes = {
  originals: [],
  picked: null,
  sort: 'person',
  reader: { kind: 'adapter' },
  isUnsure: false,
  denied: [],
  private: [],
  failed: null,
  sent: null,
}

/** Which people and which thread a log is about. */
export interface LogScope {
  people: readonly string[]
  /** The thread's subject; null where the page tells of none. */
  thread: string | null
}

/** A field that a log stores, and its value, both as a person reads them. */
export interface LoggedField {
  field: keyof Strings['recognise']['preview']['fields']
  value: string
}

/** What a log would store; `server` is where it goes as well, null while it stays on this device. */
export interface LogPreview {
  fields: readonly LoggedField[]
  server: string | null
}

/** Whom and what the card's menu can put on the never-log list. */
export interface PrivateTargets {
  person: string | null
  domain: string | null
  hasThread: boolean
}

export interface OtherPerson {
  name: string
  address: string | null
  /** unsure: the page may have been read wrong, so that nothing is said of them. */
  kind: 'customer' | 'colleague' | 'unknown' | 'unsure'
  accountName: string | null
}

export interface ShownPerson {
  /** As the contact is called here, else as the page shows it; hostile until drawn as text. */
  name: string
  address: string | null
  title: string | null
  contactId: string | null
  formOfAddress: string | null
}

export interface ShownAccount {
  id: string
  name: string
  ownerName: string | null
  isMine: boolean
  isKeyAccount: boolean
}

/** The log button's state machine: idle, saving, logged by me (undo), already logged by colleagues, failed. */
export type LogState =
  | { kind: 'idle' }
  /** Message-ID and date are still being read: a click is kept until they are. */
  | { kind: 'reading' }
  | { kind: 'saving' }
  | { kind: 'logged'; interactionId: string; at: Instant }
  | { kind: 'byOthers'; interactionId: string; names: string[]; at: Instant }
  /** `canRetry`: it was the message that was to be logged; any other click is made again where it was made. */
  | { kind: 'failed'; why: 'noIdentity' | 'storageFull' | 'private' | 'unknown'; canRetry: boolean }
  | { kind: 'viewer' }
  /** The never-log list keeps it. */
  | { kind: 'private'; entry: PrivateEntry }

export interface PlanGoal {
  label: string
  target: string
  now: string
}

export interface CardPlan {
  goals: PlanGoal[]
  /** Names of colleagues with the plan open, oneself left out. */
  editors: string[]
}

/** The row behind "More"; loaded when it is opened. */
export interface MoreRows {
  people: Contact[]
  orders: Order[]
  timeline: Interaction[]
}

export interface NextStep {
  /** What it is made from; a dismissed one is remembered by this. */
  key: string
  kind: 'reply' | 'call' | 'renew' | 'keep' | 'look'
  /** Person, account, promise or factor, by kind. */
  about: string
  /** The stored alert it is about: taking it makes it one's own, and what is not now is normal until a day. */
  alertId?: string
}

/** One account's card. `insight` and `verdict` are null until the account's numbers have been computed, or cannot be. */
export interface CardModel {
  /** What this browser's own mailbox tells; it comes a moment after the card. */
  rhythm?: MailboxRhythm | null
  person: ShownPerson
  account: ShownAccount
  match: ShownMatch
  others: OtherPerson[]
  peopleLeftOut: number
  verdict: Verdict | null
  insight: Insight | null
  /** All stored ones, which the verdict minds when it is told anew. */
  alerts?: readonly Alert[]
  /** The numbers are on their way: their place is kept. */
  isComputing: boolean
  nextStep: NextStep | null
  lastWords: LastWord[]
  tasks: Task[]
  plan: CardPlan
  log: LogState
  scope: LogScope
  /** Messages of this account are logged when they are opened, on this device. */
  isAlwaysLogged: boolean
  /** null where no message or draft is on screen. */
  privateTargets: PrivateTargets | null
}

export interface AddForm {
  name: string
  address: string
  companyName: string
  /** The account to join; null makes a new one of the company's name. */
  accountId: string | null
}

export type SidebarView =
  | { kind: 'blank' }
  | { kind: 'blocked'; why: 'nonce' | 'storage' | 'broken' | 'version' }
  | { kind: 'loading' }
  /** `firstMinutes`: the steps, or after them the ways back to them. */
  | { kind: 'none'; firstMinutes?: FirstMinutesModel | null }
  | { kind: 'unreadable'; field: string; webmail: string; report: string }
  /** No customer takes part. `ignored`: the address that a person chose not to be asked about. */
  | { kind: 'internal'; people: OtherPerson[]; ignored: string | null }
  | {
      kind: 'unknown'
      form: AddForm
      existing: { id: string; name: string } | null
      isFreeMail: boolean
      /** Why the last click was not stored. */
      failed: Extract<LogState, { kind: 'failed' }>['why'] | null
      mailbox?: { rhythm: MailboxRhythm; verdict: Verdict | null } | null
      /** The never-log list keeps them: nobody is added. */
      isPrivate: boolean
      privateTargets: PrivateTargets
      others: OtherPerson[]
    }
  | { kind: 'choice'; person: ShownPerson; choices: Candidate[]; others: OtherPerson[] }
  /** Nothing is certain: each hint is a question. `name` and `address` as the page shows them. */
  | { kind: 'ask'; name: string; address: string | null; hints: Candidate[]; others: OtherPerson[] }
  | { kind: 'known'; card: CardModel }
  | {
      kind: 'draft'
      cards: CardModel[]
      others: OtherPerson[]
      companies: number
      /** Whether sending logs the message; the accounts it is logged at. null where nothing can be logged. */
      logOnSend: { isOn: boolean; accounts: readonly string[] } | null
    }
  | SelfTestView

/** "Is Sidelight reading this page?": asking, answered, or nobody answers in this page. */
export type SelfTestView =
  | { kind: 'selfTest'; state: 'asking' | 'noAnswer' }
  | { kind: 'selfTest'; state: 'answered'; test: SelfTest }
