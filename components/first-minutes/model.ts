/** What the first five minutes show (PRODUCT T5): plain data and events; the entrypoint makes it, the components draw it. */
import type { Day, Instant } from '../../lib/domain/model'
import type { MailFolder } from '../../lib/messages/list-report'

/** In their order; each may be skipped, and come back to. */
export const firstSteps = ['reads', 'own', 'scan', 'companies', 'message'] as const
export type FirstStep = (typeof firstSteps)[number]

export interface OwnAddress {
  address: string
  isMine: boolean
}

/** How far one folder has been read. */
export interface ScannedFolder {
  messages: number
  /** Of the oldest message read. */
  oldest: Instant | null
}

export interface ScanProgress {
  isReading: boolean
  inbox: ScannedFolder
  sent: ScannedFolder
  /** The folder on screen; null when the page does not tell, or has shown no list yet. */
  onScreen: MailFolder | null
  /** The page has shown a list since reading began. */
  hasList: boolean
}

export type Answer = 'customer' | 'prospect' | 'not'

/** A company, or a person with a free-mail address, that one writes with. */
export interface Proposal {
  /** The domain, or the person's address. */
  key: string
  name: string
  /** null: a person. */
  domain: string | null
  people: { name: string; address: string }[]
  received: number
  sent: number
  lastAt: Instant | null
  answer: Answer | null
  /** Customer since, once told. */
  since: Day | null
}

export interface FirstMinutesModel {
  /** done: nothing but the ways back are shown. */
  step: FirstStep | 'done'
  /** What is logged goes to a server. */
  isInTeam: boolean
  own: OwnAddress[]
  scan: ScanProgress
  proposals: Proposal[]
  /** Names of those answered with customer or prospect. */
  accepted: string[]
  /** A message has been logged since these minutes began. */
  hasLogged: boolean
  /** Why the last click was not stored. */
  problem: 'storageFull' | 'unknown' | null
}

/** Events out. What writes is called for trusted events of the person's own only. */
export interface FirstMinutesActions {
  go: (step: FirstStep | 'done') => void
  /** @returns false when it is no address */
  addOwn: (address: string) => boolean
  setMine: (address: string, isMine: boolean) => void
  /** Keeps the own addresses and goes on. */
  confirmOwn: () => void
  startScan: () => void
  stopScan: () => void
  answer: (key: string, answer: Answer) => void
  setSince: (key: string, since: Day) => void
  /** Takes an answer back, with what it made. */
  undo: (key: string) => void
}
