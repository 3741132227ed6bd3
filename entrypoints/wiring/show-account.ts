/** An account as the card names it. */
import type { ShownAccount } from '../../components/sidebar/view'
import type { Account } from '../../lib/domain/model'
import type { Team } from './team'

export function showAccount(account: Account, team: Team): ShownAccount {
  return {
    id: account.id,
    name: account.name,
    ownerName: account.ownerId === null ? null : (team.names.get(account.ownerId) ?? null),
    isMine: account.ownerId === team.myId,
    isKeyAccount: account.keyAccount !== null,
  }
}
