/** What is told beside an account in depth from rows of other accounts: read once for a visit, as it costs a walk over all. */
import type { AccountDepth, LinkedAccount } from '../../components/workspace/account/depth'
import { warningRecords } from '../../lib/domain/alerts/warning-record'
import type { Instant } from '../../lib/domain/model'
import type { Policy } from '../../lib/domain/policy'
import type { SidelightDatabase } from '../../lib/store/database'

export type Beside = Pick<Required<AccountDepth>, 'children' | 'records'>

/** Its subsidiaries by name, and what became of earlier warnings all over the workspace, as far as it is on this device. */
export async function loadBeside(
  db: SidelightDatabase,
  accountId: string,
  policy: Policy,
  now: Instant,
): Promise<Beside> {
  const [children, alerts] = await Promise.all([
    db.accounts.filter(({ parentId, deletedAt }) => parentId === accountId && deletedAt === null).toArray(),
    db.alerts.toArray(),
  ])
  const accounts = await db.accounts.bulkGet([...new Set(alerts.map((alert) => alert.accountId))])
  const byId = new Map(accounts.flatMap((account) => (account ? [[account.id, account] as const] : [])))
  const linked = children.map(({ id, name }): LinkedAccount & { name: string } => ({ id, name }))
  return {
    children: linked.toSorted((a, b) => a.name.localeCompare(b.name)),
    records: warningRecords(alerts, (id) => byId.get(id), policy, now),
  }
}
