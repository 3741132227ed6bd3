/** Whether a paste may enter the plan: said before it is applied, so that nothing is lost and nothing is half done. */
import { limits } from '../../lib/messages/limits'
import { strings } from '../locale'

/** Which limit so many more bytes would pass; null when they fit (lib/sync/plan-limits.ts). */
export type LimitCheck = (insertedBytes: number) => 'update' | 'document' | null

/** Bytes as `10.2 MB`. */
function megabytes(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toFixed(1).replace(/\.0$/, '')} MB`
}

/** What would be inserted, UTF-8. Styles and scripts of HTML are dropped by the editor: the text decides where there is one. */
function pastedBytes(data: DataTransfer): number {
  return new TextEncoder().encode(data.getData('text/plain') || data.getData('text/html')).length
}

/** A sentence why the paste is refused, or null: go ahead. */
export function pasteProblem(data: DataTransfer | null, check: LimitCheck): string | null {
  if (data === null) return null
  const words = strings.value.page.plan
  const bytes = pastedBytes(data)
  const passed = check(bytes)
  if (passed === null) return null
  return passed === 'update'
    ? words.pasteRefused(megabytes(bytes), megabytes(limits.updateBytes * 0.75))
    : words.full(megabytes(limits.documentBytes))
}
