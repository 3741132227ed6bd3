/** Accounts by a part of their name, for whoever is somebody else's than was thought. */
import type { ShownAccount } from '../../components/sidebar/view'
import type { Account } from '../../lib/domain/model'
import type { SidelightDatabase } from '../../lib/store/database'
import { showAccount } from './show-account'
import type { Team } from './team'

const most = 6
/** Names are read whole, once for a search that is being typed: there is no index of what stands within a name. */
const keptMs = 30_000
let kept: { at: number; rows: Promise<Account[]> } | null = null

/** Those that begin with the text first, then by name. */
export async function findAccounts(db: SidelightDatabase, team: Team, text: string): Promise<ShownAccount[]> {
  const now = Date.now()
  if (kept === null || now - kept.at > keptMs) kept = { at: now, rows: db.accounts.toArray() }
  const wanted = text.toLowerCase()
  const found = (await kept.rows).flatMap((account) => {
    const at = account.deletedAt === null ? account.name.toLowerCase().indexOf(wanted) : -1
    return at < 0 ? [] : [{ account, at }]
  })
  return found
    .toSorted((a, b) => Number(a.at > 0) - Number(b.at > 0) || a.account.name.localeCompare(b.account.name))
    .slice(0, most)
    .map(({ account }) => showAccount(account, team))
}
