/** The first schema. Indexes are those of the questions asked; a row's other fields need none. */
export const version1 = {
  version: 1,
  stores: {
    accounts: 'id, *domains, ownerId',
    contacts: 'id, *emails, *accountIds',
    interactions: 'id, [accountId+at], at, strongKey, weakKey, threadKey',
    signals: 'id, [accountId+at], [kind+at]',
    orders: 'id, [accountId+on], on',
    tasks: 'id, accountId, [ownerId+dueOn]',
    members: 'id, email',
    policies: 'id',
    reference: 'id',
    insights: 'accountId, day',
    staleAccounts: 'accountId',
    meta: 'key',
    outbox: 'counter, &id, [collection+recordId]',
    acknowledged: 'counter, acknowledgedAt',
    shadows: '[collection+recordId]',
    attention: '++key, kind, [collection+recordId]',
    raw: '[collection+recordId]',
  },
} as const
