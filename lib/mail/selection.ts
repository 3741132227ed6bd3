/** What the person has selected in the webmail, asked for by their click in the sidebar. */
import { limits } from '../messages/limits'
import type { MailAdapter } from './adapter'
import { watchedDocuments } from './watched-documents'

/** Plain text of the selection in the page or one of its frames; empty where nothing is selected. */
export function readSelection(page: Document, adapter: MailAdapter): string {
  const texts = watchedDocuments(page, adapter).map((shown) => shown.getSelection()?.toString().trim() ?? '')
  return (texts.find((text) => text !== '') ?? '').slice(0, limits.selectionLength)
}
