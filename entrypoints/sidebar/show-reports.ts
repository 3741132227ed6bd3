/** Shows the newest report: loaded and painted once at once, then kept current as rows change. An older load never paints. */
import type { Subscription } from 'dexie'
import type { PageReport } from '../../lib/messages/page-report'
import type { SidelightDatabase } from '../../lib/store/database'
import { freshInsight } from '../wiring/fresh-insight'
import type { Team } from '../wiring/team'
import { loadView, type LoadedView } from './load-view'
import { markPainted } from './mark-painted'
import { watchStore } from '../wiring/watch-store'

export interface ReportWiring {
  db: SidelightDatabase
  team: () => Team
  today: () => string
  show: (loaded: LoadedView) => void
  fail: (error: unknown) => void
}

export interface ReportScreen {
  show: (report: PageReport) => void
  /** The same report again, after something that is no row has changed. */
  reload: () => void
}

export function showReports({ db, team, today, show, fail }: ReportWiring): ReportScreen {
  let current: PageReport | null = null
  let live: Subscription | null = null

  const load = (report: PageReport): Promise<LoadedView> => loadView(report, { db, team: team(), today: today() })

  const follow = (report: PageReport): void => {
    live = watchStore(() => load(report)).subscribe({
      next(loaded) {
        if (current !== report) return
        show(loaded)
        if (loaded.accountId !== null) freshInsight(db, loaded.accountId).catch(fail)
      },
      error: fail,
    })
  }

  const begin = async (report: PageReport): Promise<void> => {
    performance.mark('report-received')
    live?.unsubscribe()
    live = null
    const loaded = await load(report)
    if (current !== report) return
    show(loaded)
    markPainted(loaded.view.kind, loaded.accountId)
    follow(report)
  }

  return {
    show(report) {
      const isSameMessage = current !== null && messageOf(current) === messageOf(report)
      current = report
      // Between two messages nothing of the one before stays on screen; a report that only completes the same one does not blink.
      if (!isSameMessage) setTimeout(() => current === report && live === null && show(waiting), patience)
      begin(report).catch((error: unknown) => {
        if (current === report) fail(error)
      })
    },
    reload() {
      if (current === null) return
      // Another object, so that a load under way for the old one no longer counts.
      current = { ...current }
      begin(current).catch(fail)
    },
  }
}

/** Milliseconds after which an unfinished load shows its skeleton; a faster one goes from card to card. */
const patience = 30

const waiting: LoadedView = {
  view: { kind: 'loading' },
  accountId: null,
  contactIds: [],
  message: null,
  isOurs: false,
  match: null,
}

function messageOf(report: PageReport): string {
  return report.kind === 'message' ? `message ${report.messages[report.focus]?.pageKey ?? ''}` : report.kind
}
