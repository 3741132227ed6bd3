/** What a person can do in the sidebar: events out, which the entrypoint answers. */
import type { SignatureFacts } from '../../lib/domain/signature'
import type { SourceRow } from '../../lib/domain/insight'
import type { Day, Instant, InteractionKind } from '../../lib/domain/model'
import type { AddForm, Candidate, LogPreview, MoreRows, NextStep, PrivateEntry, ShownAccount } from './view'

/** What a person wrote for a call, meeting, visit, chat or complaint. */
export interface LogEntry {
  kind: InteractionKind
  summary: string
  on: Day
}

/** Events out. Each is called only for a trusted event of the person's own. */
export interface SidebarActions {
  log: () => void
  /** As every promised boolean here: whether it was stored. */
  logOther: (entry: LogEntry) => Promise<boolean>
  undo: () => void
  choose: (accountId: string) => void
  /** "Not them": remembered, so that the person on screen is not matched to this contact again. */
  denyMatch: () => void
  /** Yes or no to a hint. */
  answerHint: (hint: Candidate, isThem: boolean) => void
  /** Takes a decision back: the question is open again. */
  takeBack: (decisionId: string) => void
  /** Accounts whose name holds the text, a few. */
  findAccounts: (text: string) => Promise<ShownAccount[]>
  /** Shows the original author's card, and logs there; null shows the sender's again. */
  pickOriginal: (key: string | null) => void
  keepPrivate: (what: PrivateEntry['kind']) => void
  /** Takes an entry off the never-log list. */
  allowLog: (key: string) => void
  setAlwaysLog: (isOn: boolean) => void
  setLogOnSend: (isOn: boolean) => void
  /** Takes back what was logged when the draft was sent. */
  undoSent: () => void
  /** null when nothing identifies the message. */
  previewLog: () => Promise<LogPreview | null>
  /** Puts plain text in at the caret of the draft. @returns whether an editor was there and took it */
  insert: (text: string) => Promise<boolean>
  /** What the person has selected in the message; null where nothing is, or the page does not answer. */
  readSelection: () => Promise<string | null>
  /** Title and telephone number of a contact, as the person has seen them. */
  savePerson: (contactId: string, facts: SignatureFacts) => Promise<boolean>
  selfTest: () => void
  closeSelfTest: () => void
  setListChips: (isOn: boolean) => void
  add: (form: AddForm) => void
  ignore: (address: string) => void
  /** Takes an `ignore` back. */
  askAgain: (address: string) => void
  setSince: (answer: { customerSince: Day } | { notYet: true }) => void
  completeTask: (taskId: string) => Promise<boolean>
  takeNextStep: (step: NextStep, when: 'today' | 'tomorrow') => Promise<boolean>
  dismissNextStep: (step: NextStep, until: Day) => void
  /** The alert that the step is about is solved. */
  solveAlert: (alertId: string) => void
  openPage: (path: string) => void
  /** The panel broke: it is mounted anew. */
  mountAgain: () => void
  copyReport: (report: string) => Promise<void>
  /** The rows a reason rests on, worded for a person; of an account the fields that this factor looks at. */
  loadRows: (rows: readonly SourceRow[], factor?: string) => Promise<RowLine[]>
  loadMore: (accountId: string) => Promise<MoreRows>
}

export interface RowLine {
  id: string
  /** An instant or a day. */
  on: Instant
  text: string
}
