/**
 * From a page report to what the sidebar shows, in one read transaction of two rounds: who is it, then all of the account.
 * It stands between a message and its customer on screen. Run again whenever rows change.
 */
import { insightTables } from '../../lib/store/insights'
import { loggedRows } from '../../lib/store/log'
import { listNeverLog } from '../../lib/store/never-log'
import type { ShownReport } from '../../lib/messages/page-report'
import { noNotes } from '../../components/sidebar/view'
import { cardRowsReader, type ReadCardRows } from '../wiring/card-rows'
import { findPeople } from './find-people'
import { loadDraft } from './load-draft'
import { loadMessage } from './load-message'
import { bareView, type LoadContext, type LoadedView } from './loaded-view'
import { asWrittenBy, messageInView } from './open-message'
import { pickedOriginal } from './originals'
import { readerOf } from './session'

export async function loadView(report: ShownReport, context: LoadContext): Promise<LoadedView> {
  const notes = { ...noNotes, reader: readerOf(report, context.session) }
  switch (report.kind) {
    case 'none':
      return bareView({ kind: 'none' })
    case 'unreadable': {
      const lines = [`webmail: ${report.webmail}`, `field: ${report.field}`, ...report.selectors, '', report.markup]
      return bareView({ kind: 'unreadable', field: report.field, webmail: report.webmail, report: lines.join('\n') })
    }
    case 'draft':
      return inOneRead(context, async (read) => {
        const [{ found }, list] = await Promise.all([
          findPeople(report, report, context, read),
          listNeverLog(context.db),
        ])
        return loadDraft({ found, list, notes }, read, context)
      })
    default: {
      const message = messageInView(report)
      if (message === null) return bareView({ kind: 'none' })
      const picked = pickedOriginal(message, context.session)
      const about = picked ? { ...message, people: asWrittenBy(message.people, picked), originals: [] } : message
      return inOneRead(context, async (read) => {
        const [{ found, decisions }, logged, list] = await Promise.all([
          findPeople(about, report, context, read),
          // Whose side wrote it is known afterwards: asked for as ours, which finds all there is.
          loggedRows(context.db, { ...message, direction: 'out' }),
          listNeverLog(context.db),
        ])
        return loadMessage({ message, logged, found, decisions, list, notes, report }, read, context)
      })
    }
  }
}

/** One transaction waits once for whoever is writing, and is set up once. */
function inOneRead({ db }: LoadContext, load: (read: ReadCardRows) => Promise<LoadedView>): Promise<LoadedView> {
  const tables = [db.contacts, db.identities, db.neverLog, db.meta, ...insightTables(db)]
  return db.transaction('r', [...new Set(tables)], () => load(cardRowsReader(db)))
}
