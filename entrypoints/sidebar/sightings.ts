/** Remembers what the page shows, as sightings: gathered while the person reads, written when nothing else is to be done. */
import type { DraftSent } from '../../lib/messages/draft-sent'
import type { ListReport } from '../../lib/messages/list-report'
import type { PageReport } from '../../lib/messages/page-report'
import type { SidelightDatabase } from '../../lib/store/database'
import { addCoverage, disproveCoverage } from '../../lib/store/folder-coverage'
import { pruneSightings, recordSightings, type Observation } from '../../lib/store/sightings'
import { shownStretch, type ShownStretch } from './list-coverage'
import { mailboxOf, observeList, observeReport, observeSent } from './observe'
import type { OurPeople } from './our-people'

export interface SightingWiring {
  db: SidelightDatabase
  /** Who is on our side, given the addresses that the page names as one's own. */
  ours: (ownAddresses: readonly string[]) => OurPeople
  now: () => Date
  /** Calls back when the card has been painted and nothing waits. */
  whenIdle: (run: () => void) => void
  /** Something new was stored. */
  changed: () => void
}

export interface SightingRecorder {
  onReport: (report: PageReport) => void
  onList: (report: ListReport) => void
  onSent: (draft: DraftSent) => void
  /** Resolves when everything gathered so far is stored, or could not be. */
  settled: () => Promise<void>
}

/** Rows written between two times of dropping what is too old or too much. */
const pruneEvery = 2000

export function recordSeen({ db, ours, now, whenIdle, changed }: SightingWiring): SightingRecorder {
  let waiting: Observation[] = []
  let stretches: { mailbox: string; folder: 'inbox' | 'sent'; stretch: ShownStretch }[] = []
  const shown = new Map<string, ShownStretch>()
  let isPlanned = false
  let sincePruned = pruneEvery
  let writing: Promise<void> = Promise.resolve()

  const write = async (): Promise<void> => {
    const [observations, read] = [waiting, stretches]
    waiting = []
    stretches = []
    const at = now().toISOString()
    const added = await recordSightings(db, observations, at)
    await disproveCoverage(db, added)
    // After the rows themselves: what is told to have been read must be there.
    for (const { mailbox, folder, stretch } of read) await addCoverage(db, { mailbox, folder }, stretch.interval)
    sincePruned += added.length
    if (sincePruned >= pruneEvery) {
      sincePruned = 0
      await pruneSightings(db, at)
    }
    if (added.length > 0 || read.length > 0) changed()
  }
  const flush = (): void => {
    isPlanned = false
    writing = writing.then(write).catch((error: unknown) => {
      console.warn('What this mailbox shows could not be remembered.', error)
    })
  }
  const gather = (observations: readonly Observation[]): void => {
    waiting.push(...observations)
    if (isPlanned || (waiting.length === 0 && stretches.length === 0)) return
    isPlanned = true
    whenIdle(flush)
  }

  return {
    onReport: (report) => gather(observeReport(report, ours(report.ownAddresses))),
    onList(report) {
      const people = ours(report.ownAddresses)
      const mailbox = mailboxOf(report.webmail, people)
      const { folder } = report
      if (mailbox !== null && (folder === 'inbox' || folder === 'sent')) {
        const name = `${folder} ${mailbox}`
        const stretch = shownStretch(report, shown.get(name) ?? null, now().getTime())
        if (stretch !== null) {
          shown.set(name, stretch)
          stretches.push({ mailbox, folder, stretch })
        }
      }
      gather(observeList(report, people))
    },
    onSent: (draft) => gather(observeSent(draft, ours(draft.ownAddresses))),
    async settled() {
      if (isPlanned) flush()
      await writing
    },
  }
}
