/** The documents a webmail shows its mail in: the page, and its frames of the same origin. */
import type { MailAdapter } from './adapter'

export function watchedDocuments(page: Document, adapter: MailAdapter): Document[] {
  const inside = adapter.watched(page).frames.map((frame) => frame.contentDocument)
  return [page, ...inside.filter((shown) => shown !== null)]
}
