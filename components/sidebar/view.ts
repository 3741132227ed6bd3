/** What the sidebar shows: one state at a time, plain data. The entrypoint makes it, the components draw it. */
import type { FirstMinutesModel } from '../first-minutes/model'
import type { Insight, LastWord, SourceRow, Verdict } from '../../lib/domain/insight'
import type { MailboxRhythm } from '../../lib/domain/mailbox-rhythm'
import type { Contact, Day, Instant, Interaction, InteractionKind, Order, Task } from '../../lib/domain/model'

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

export interface OtherPerson {
  name: string
  address: string | null
  kind: 'customer' | 'colleague' | 'unknown'
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
  /** `canRetry`: it was the message; what else was written has to be written again where it was. */
  | { kind: 'failed'; why: 'noIdentity' | 'storageFull' | 'unknown'; canRetry: boolean }
  | { kind: 'viewer' }

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
}

/** One account's card. `insight` and `verdict` are null until the account's numbers have been computed, or cannot be. */
export interface CardModel {
  /** What this browser's own mailbox tells; it comes a moment after the card. */
  rhythm?: MailboxRhythm | null
  person: ShownPerson
  account: ShownAccount
  match: { how: MatchWay; because: string }
  others: OtherPerson[]
  peopleLeftOut: number
  verdict: Verdict | null
  insight: Insight | null
  /** The numbers are on their way: their place is kept. */
  isComputing: boolean
  nextStep: NextStep | null
  lastWords: LastWord[]
  tasks: Task[]
  plan: CardPlan
  log: LogState
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
      /** The last try to add was not stored. */
      hasFailed: boolean
      mailbox?: { rhythm: MailboxRhythm; verdict: Verdict | null } | null
      others: OtherPerson[]
    }
  | { kind: 'choice'; person: ShownPerson; choices: ShownAccount[]; others: OtherPerson[] }
  | { kind: 'known'; card: CardModel }
  | { kind: 'draft'; cards: CardModel[]; others: OtherPerson[]; companies: number }

/** What a person wrote for a call, meeting, visit, chat or complaint. */
export interface LogEntry {
  kind: InteractionKind
  summary: string
  on: Day
}

/** Events out. Each is called only for a trusted event of the person's own. */
export interface SidebarActions {
  log: () => void
  logOther: (entry: LogEntry) => void
  undo: () => void
  choose: (accountId: string) => void
  add: (form: AddForm) => void
  ignore: (address: string) => void
  /** Takes an `ignore` back. */
  askAgain: (address: string) => void
  setSince: (answer: { customerSince: Day } | { notYet: true }) => void
  completeTask: (taskId: string) => void
  takeNextStep: (step: NextStep, when: 'today' | 'tomorrow') => void
  dismissNextStep: (step: NextStep, until: Day) => void
  openPage: (path: string) => void
  copyReport: (report: string) => Promise<void>
  /** The rows a reason rests on, worded for a person. */
  loadRows: (rows: readonly SourceRow[]) => Promise<RowLine[]>
  loadMore: (accountId: string) => Promise<MoreRows>
}

export interface RowLine {
  id: string
  /** An instant or a day. */
  on: Instant
  text: string
}
