/** Shows the newest report: loaded and painted once at once, then kept current as rows change. An older load never paints. */
import type { Subscription } from 'dexie'
import type { PageReport, ShownReport } from '../../lib/messages/page-report'
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
  /** What is still being read when the page leaves its message is not drawn any more. */
  show: (report: PageReport) => void
  /** The same report again, after something that is no row has changed. */
  reload: () => void
  /** Resolves when the newest report is on screen, or another has taken its place: what nobody waits for is done then. */
  painted: () => Promise<void>
  /** Shows nothing any more. */
  stop: () => void
}

/** Milliseconds after which an unfinished load shows its skeleton; a faster one goes from card to card. */
const patience = 60

/** Milliseconds for which a card stands while its page is between two messages, where it often shows the one before. */
const standsFor = 1000

export const waiting: LoadedView = bareView({ kind: 'loading' })

export function showReports({ db, team, session, today, show, onPainted, fail }: ReportWiring): ReportScreen {
  let current: ShownReport | null = null
  let shown: ShownReport | null = null
  /** The message on screen; null until the first view of the current one stands there. */
  let shownMessage: string | null = null
  let live: Subscription | null = null
  let painting: Promise<void> = Promise.resolve()
  let leaving: ReturnType<typeof setTimeout> | undefined

  // Numbers rest on it that nobody has computed yet, and the first message is seldom there at once.
  warmSources(db, [team().myId], new Date().toISOString()).catch((error: unknown) =>
    console.warn('What delivers data to this workspace could not be read ahead.', error),
  )

  const load = (report: ShownReport): Promise<LoadedView> =>
    loadView(report, { db, team: team(), session, today: today() })

  const compute = (report: ShownReport, { outdated }: LoadedView): void => {
    for (const accountId of outdated) {
      const wereOut = areNumbersOut(accountId)
      freshInsight(db, accountId).catch((error: unknown) => {
        console.error('The numbers of an account could not be computed.', error)
        // Drawn anew without waiting for them; said once.
        if (!wereOut && current === report) reload()
      })
    }
  }

  const follow = (report: ShownReport): void => {
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
  const isAwaited = (report: ShownReport): boolean =>
    current === report ||
    (current?.kind === 'message' && messageOf(current) === messageOf(report) && shownMessage === null)

  const begin = async (report: ShownReport): Promise<void> => {
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

  const clear = (): void => {
    current = null
    shownMessage = null
    live?.unsubscribe()
    live = null
    show(waiting)
  }

  return {
    show(report) {
      clearTimeout(leaving)
      if (report.kind === 'between') {
        if (current === null) return
        if (shownMessage === null) clear()
        else leaving = setTimeout(clear, standsFor)
        return
      }
      const isSameMessage = current !== null && messageOf(current) === messageOf(report)
      current = report
      if (!isSameMessage) {
        shownMessage = null
        markMoment('report-received')
      }
      // Between two messages nothing of the one before stays on screen; a report that only completes the same one does not blink.
      if (!isSameMessage) setTimeout(() => isAwaited(report) && shown !== report && show(waiting), patience)
      painting = begin(report).catch((error: unknown) => {
        if (current === report) fail(error)
      })
    },
    reload,
    painted: () => painting,
    stop() {
      clearTimeout(leaving)
      current = null
      live?.unsubscribe()
    },
  }
}

/** What tells one message from another on screen; the same while a report only completes it. */
function messageOf(report: ShownReport): string {
  return report.kind === 'message' ? `message ${report.messages[report.focus]?.pageKey ?? ''}` : report.kind
}
