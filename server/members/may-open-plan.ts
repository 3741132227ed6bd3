/** Who may open an account's plan: whoever may see the account. Asked before a document is made or read. */
import { accessOf, isOpenTo } from '../rows/access'
import type { Storage } from '../storage/storage'
import type { Session } from './membership'

/** A plan may be opened before its account's row has come, so an account that is not there is nobody's secret. */
export async function mayOpenPlan(
  storage: Pick<Storage, 'record'>,
  { workspaceId, member }: Session,
  accountId: string,
): Promise<boolean> {
  const account = await storage.record(workspaceId, { collection: 'accounts', id: accountId })
  return account === null || isOpenTo({ memberId: member.id, role: member.role }, accessOf(account.data))
}
