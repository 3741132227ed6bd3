/** The window of a first sync: interactions and signals of the last 830 days, unless the workspace says otherwise; older ones on demand (rule 11). */
import { leastHistoryDays, mostHistoryDays, readPolicy } from '../../lib/domain/policy'
import { policiesByForce } from '../../lib/domain/policy-in-force'
import { policySchema } from '../../lib/messages/rows'
import type { PullWindow } from '../../lib/messages/sync-protocol'
import type { Storage } from '../storage/storage'
import { isOpenTo, type Reader } from './access'
import { cutPage } from './read-page'
import type { Page } from './rows-service'
import { showTo } from './visible-records'
import { windowedAt } from './windowed'

const dayMs = 86_400_000

/** @param now ms since 1970 */
export async function windowOf(storage: Storage, workspaceId: string, now: number): Promise<PullWindow> {
  const rows = (await storage.recordsOf(workspaceId, 'policies')).flatMap(({ data }) => {
    const row = policySchema.safeParse(data)
    return row.success ? [row.data] : []
  })
  const { historyDays } = readPolicy(policiesByForce(rows)[0]?.values ?? null)
  const days = Math.min(mostHistoryDays, Math.max(leastHistoryDays, historyDays))
  return { since: new Date(now - days * dayMs).toISOString(), until: await storage.head(workspaceId) }
}

interface OlderQuestion {
  cursor: number
  limit: number
  accountId: string
  /** An instant. */
  before: string
}

/** The account's interactions and signals from before, newest first; those of one instant are told together. */
export async function pullOlder(
  storage: Storage,
  workspaceId: string,
  reader: Reader,
  { cursor, limit, accountId, before }: OlderQuestion,
): Promise<Page> {
  const restricted = await storage.restrictedAccounts(workspaceId)
  if (!isOpenTo(reader, restricted.get(accountId))) return { records: [], cursor, more: false }
  const latest = Date.parse(before)
  const found = (await storage.recordsOfAccount(workspaceId, accountId))
    .flatMap((record) => {
      const at = windowedAt(record)
      return at === null || at >= latest || record.data['deletedAt'] !== null ? [] : [{ record, at }]
    })
    .toSorted((a, b) => b.at - a.at)
  const last = found[limit - 1]?.at
  const wanted = last === undefined ? found : found.filter(({ at }) => at >= last)
  const page = cutPage(wanted.map(({ record }) => record))
  const shown = await showTo(storage, workspaceId, reader, restricted, page)
  return { records: shown.filter((one) => one !== null), cursor, more: page.length < found.length }
}
