import type { Transaction } from 'dexie'
import { emptyAccount, emptyContact } from '../../domain/default-account'

/** Fields that came with imports, credit and referrals; rows of an earlier version stand without them. */
const added = {
  accounts: ['creditLimit', 'paymentTermsDays', 'referredById', 'parentId', 'source', 'externalKeys', 'confirmedOn'],
  contacts: ['birthday', 'leftOn', 'preferences', 'externalKeys', 'confirmedOn'],
}

/** Imports and what undoes them; alerts, segments and merges; orders and accounts by their names in other systems. */
export const version3 = {
  version: 3,
  stores: {
    accounts: 'id, *domains, ownerId, name, *externalKeys, referredById',
    contacts: 'id, *emails, *accountIds, nameKey, *mailboxKeys, *externalKeys',
    alerts: 'id, accountId, ownerId, openedAt',
    segments: 'id',
    importBatches: 'id, fileHash, startedAt',
    merges: 'id, keptId, mergedId',
    importJournal: '[batchId+part]',
  },
  async upgrade(transaction: Transaction): Promise<void> {
    const empty = { accounts: emptyAccount('', '', ''), contacts: emptyContact('', '', '') }
    for (const table of ['accounts', 'contacts'] as const) {
      const fields = Object.entries(empty[table]).filter(([name]) => added[table].includes(name))
      await transaction
        .table<object>(table)
        .toCollection()
        .modify((row) => {
          for (const [name, value] of fields)
            if (!Object.hasOwn(row, name)) Object.assign(row, { [name]: structuredClone(value) })
          if ('keyAccount' in row && row.keyAccount !== null)
            row.keyAccount = Object.assign({ criteria: {} }, row.keyAccount)
        })
    }
  },
} as const
