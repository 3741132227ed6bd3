/** Shows the newest report: loaded and painted once at once, then kept current as rows change. An older load never paints. */
import type { Subscription } from 'dexie'
import type { PageReport } from '../../lib/messages/page-report'
import type { SidelightDatabase } from '../../lib/store/database'
import { warmSources } from '../../lib/store/sources'
import { areNumbersOut, freshInsight } from '../wiring/fresh-insight'
import type { Team } from '../wiring/team'
import { loadView } from './load-view'
import { bareView, type LoadedView } from './loaded-view'
import type { Session } from './session'
import { markMoment, markPainted } from './mark-painted'
import { watchStore } from '../wiring/watch-store'

export interface ReportWiring {
  db: SidelightDatabase
  team: () => Team
  session: Session
  today: () => string
  show: (loaded: LoadedView) => void
  /** The first view of a report has been painted: what can wait begins. */
  onPainted: (loaded: LoadedView) => void
  fail: (error: unknown) => void
}

export interface ReportScreen {
  show: (report: PageReport) => void
  /** The same report again, after something that is no row has changed. */
  reload: () => void
  /** Shows nothing any more. */
  stop: () => void
}

/** Milliseconds after which an unfinished load shows its skeleton; a faster one goes from card to card. */
const patience = 60

export const waiting: LoadedView = bareView({ kind: 'loading' })

export function showReports({ db, team, session, today, show, onPainted, fail }: ReportWiring): ReportScreen {
  let current: PageReport | null = null
  let shown: PageReport | null = null
  /** The message on screen; null until the first view of the current one stands there. */
  let shownMessage: string | null = null
  let live: Subscription | null = null

  // Numbers rest on it that nobody has computed yet, and the first message is seldom there at once.
  warmSources(db, [team().myId], new Date().toISOString()).catch((error: unknown) =>
    console.warn('What delivers data to this workspace could not be read ahead.', error),
  )

  const load = (report: PageReport): Promise<LoadedView> =>
    loadView(report, { db, team: team(), session, today: today() })

  const compute = (report: PageReport, { outdated }: LoadedView): void => {
    for (const accountId of outdated) {
      const wereOut = areNumbersOut(accountId)
      freshInsight(db, accountId).catch((error: unknown) => {
        console.error('The numbers of an account could not be computed.', error)
        // Drawn anew without waiting for them; said once.
        if (!wereOut && current === report) reload()
      })
    }
  }

  const follow = (report: PageReport): void => {
    live = watchStore(() => load(report)).subscribe({
      next(loaded) {
        if (current !== report) return
        show(loaded)
        compute(report, loaded)
      },
      error: fail,
    })
  }

  /** A report that only completes its message does not hold up the first card of it. */
  const isAwaited = (report: PageReport): boolean =>
    current === report ||
    (current?.kind === 'message' && messageOf(current) === messageOf(report) && shownMessage === null)

  const begin = async (report: PageReport): Promise<void> => {
    live?.unsubscribe()
    live = null
    const loaded = await load(report)
    if (!isAwaited(report)) return
    markMoment('view-loaded')
    show(loaded)
    shown = report
    shownMessage = messageOf(report)
    await markPainted(loaded.view.kind, loaded.accountId)
    // Only now: rows that changed meanwhile are read by the first turn of it.
    if (current !== report) return
    onPainted(loaded)
    compute(report, loaded)
    follow(report)
  }

  const reload = (): void => {
    if (current === null) return
    // Another object, so that a load under way for the old one no longer counts.
    const again = { ...current }
    current = again
    begin(again).catch(fail)
  }

  return {
    show(report) {
      const isSameMessage = current !== null && messageOf(current) === messageOf(report)
      current = report
      if (!isSameMessage) {
        shownMessage = null
        markMoment('report-received')
      }
      // Between two messages nothing of the one before stays on screen; a report that only completes the same one does not blink.
      if (!isSameMessage) setTimeout(() => isAwaited(report) && shown !== report && show(waiting), patience)
      begin(report).catch((error: unknown) => {
        if (current === report) fail(error)
      })
    },
    reload,
    stop() {
      current = null
      live?.unsubscribe()
    },
  }
}

/** What tells one message from another on screen; the same while a report only completes it. */
function messageOf(report: PageReport): string {
  return report.kind === 'message' ? `message ${report.messages[report.focus]?.pageKey ?? ''}` : report.kind
}
