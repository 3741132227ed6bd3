/** What this frame remembers of its own until the page goes: nothing of it is a row. */
import type { MessageNotes, ShownOriginal } from '../../components/sidebar/view'
import type { PageReport } from '../../lib/messages/page-report'

export interface Session {
  /** Of a message, by its page key: the original whose card is shown. */
  picked: Map<string, ShownOriginal>
  /** Hints that were refused without a contact to say it of: address or name, and account. */
  refused: Set<string>
  /** The adapter that could not read this page. */
  failedWebmail: string | null
}

export const newSession = (): Session => ({ picked: new Map(), refused: new Set(), failedWebmail: null })

/** Notes which adapter gave up, and says how a report was read. */
export function readerOf(report: PageReport, session: Session): MessageNotes['reader'] {
  if (report.kind === 'unreadable') session.failedWebmail = report.webmail
  else if (report.webmail !== 'generic') session.failedWebmail = null
  if (report.webmail !== 'generic') return { kind: 'adapter' }
  const failed = session.failedWebmail
  return failed === null || failed === 'generic' ? { kind: 'generic' } : { kind: 'tookOver', webmail: failed }
}
