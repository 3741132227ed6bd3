/** Ties what the page says to what this browser remembers: sightings, the scan, the first five minutes. */
import { effect } from '@preact/signals'
import type { DraftSent } from '../../lib/messages/draft-sent'
import type { ListReport } from '../../lib/messages/list-report'
import type { PageReport } from '../../lib/messages/page-report'
import type { SidelightDatabase } from '../../lib/store/database'
import { tellBackground } from '../wiring/background'
import type { Team } from '../wiring/team'
import { watchStore } from '../wiring/watch-store'
import { startFirstMinutes } from './first-minutes'
import type { WantList } from './list-wanted'
import { ourPeople, type OurPeople } from './our-people'
import { firstMinutes, followRhythm, whenIdle } from './own-view'
import { panel } from './panel-state'
import { recordSeen } from './sightings'

export interface OwnMailbox {
  onReport: (report: PageReport) => void
  onList: (report: ListReport) => void
  onSent: (draft: DraftSent) => void
}

interface OwnWiring {
  db: SidelightDatabase
  team: () => Team
  want: WantList
  /** Resolves when the newest report is on screen. */
  painted: () => Promise<void>
}

export function followOwnMailbox({ db, team, want, painted }: OwnWiring): OwnMailbox {
  const ours = (ownAddresses: readonly string[]): OurPeople => ourPeople(team(), ownAddresses)
  const rhythm = followRhythm(db)
  // Writing beside the card's own questions makes it late.
  const afterwards = (run: () => void): void => void painted().then(() => whenIdle(run))
  const seen = recordSeen({ db, ours, now: () => new Date(), whenIdle: afterwards, changed: rhythm.changed })
  want('sightings', true)
  const told = new Set<string>()
  startFirstMinutes({
    db,
    ours,
    wantList: (isWanted) => want('scan', isWanted),
    stored: () => tellBackground({ type: 'sync-now' }),
  }).then(
    (started) => {
      started.onOwnAddresses([...told])
      firstMinutes.value = started
    },
    (error: unknown) => console.error('The first five minutes could not be read.', error),
  )
  effect(() => {
    const { view } = panel.loaded.value
    if (view.kind === 'known' && view.card.log.kind === 'logged') firstMinutes.value?.onLogged()
  })
  let shown: PageReport | null = null
  // A thread is known by its message on screen: what was kept of it goes as soon as it is put on the list.
  watchStore(() => db.neverLog.count()).subscribe({
    next: () => shown !== null && seen.onReport(shown),
    error: (error: unknown) => console.error('The never-log list could not be followed.', error),
  })
  const hearOwn = (addresses: readonly string[]): void => {
    for (const address of addresses) told.add(address)
    firstMinutes.value?.onOwnAddresses(addresses)
  }
  return {
    onReport(report) {
      shown = report
      hearOwn(report.ownAddresses)
      seen.onReport(report)
    },
    onList(report) {
      hearOwn(report.ownAddresses)
      seen.onList(report)
      firstMinutes.value?.onList(report)
    },
    onSent: seen.onSent,
  }
}
