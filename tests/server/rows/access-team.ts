/** A team with a restricted account: an owner of the workspace, its rep, a named colleague, a colleague, a viewer. */
import type { Change } from '../../../lib/messages/sync-protocol'
import { connectRows, taskFields, type RowsClient } from '../rows-client'
import { startServer, type Device, type TestServer } from '../running-server'
import { emptyAccount, emptyContact } from '../../../lib/domain/default-account'

export type Draft = Pick<Change, 'collection' | 'recordId' | 'op' | 'patch'>

const now = '2026-01-05T00:00:00.000Z'
const withoutSets = (row: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).filter(([field, value]) => !Array.isArray(value) && !['id', 'deletedAt'].includes(field)),
  )

export const account = (recordId: string, set: Record<string, unknown> = {}, colleagueIds: string[] = []): Draft => ({
  collection: 'accounts',
  recordId,
  op: 'create',
  patch: {
    set: { ...withoutSets(emptyAccount(recordId, `Account ${recordId}`, now)), ...set },
    ...(colleagueIds.length === 0 ? {} : { add: { colleagueIds } }),
  },
})

export const contact = (recordId: string, accountIds: string[], name = 'Wang'): Draft => ({
  collection: 'contacts',
  recordId,
  op: 'create',
  patch: {
    set: withoutSets(emptyContact(recordId, name, now)),
    add: { accountIds, emails: [`${recordId}@customer.test`] },
  },
})

export const task = (recordId: string, accountId: string, title = 'Send the quote'): Draft => ({
  collection: 'tasks',
  recordId,
  op: 'create',
  patch: { set: { ...taskFields, accountId, title } },
})

export const update = (collection: string, recordId: string, patch: Change['patch']): Draft => ({
  collection,
  recordId,
  op: 'update',
  patch,
})

export class Person {
  readonly device: Device
  readonly rows: RowsClient

  constructor(device: Device, rows: RowsClient) {
    this.device = device
    this.rows = rows
  }

  get id(): string {
    return this.device.memberId
  }

  /** Outcomes or codes of the changes, in their order. */
  async push(...drafts: Draft[]): Promise<string[]> {
    const changes = drafts.map((draft) => this.rows.change({ ...draft, seen: 1_000_000 }))
    const { results } = await this.rows.push(...changes)
    return results.map((result) => ('code' in result ? result.code : result.outcome))
  }

  /** What a first pull gives, by `collection/id`, members left out. */
  async sees(): Promise<string[]> {
    const { records } = await this.rows.pull()
    return records
      .filter(({ collection }) => collection !== 'members')
      .map(({ collection, id, gone }) => `${collection}/${id}${gone === undefined ? '' : ` ${gone}`}`)
      .toSorted()
  }
}

export interface AccessTeam {
  server: TestServer
  boss: Person
  rep: Person
  named: Person
  other: Person
}

/** `secret` is restricted to its owner `rep` and the colleague `named`; `open` is not. */
export async function accessTeam(options: Parameters<typeof startServer>[0] = {}): Promise<AccessTeam> {
  const server = await startServer({ recheckMs: 60_000, ...options })
  const join = async (name: string, role: Parameters<TestServer['addDevice']>[1]): Promise<Person> => {
    const device = await server.addDevice(name, role)
    return new Person(device, await connectRows(server, device))
  }
  const boss = await join('Boss', 'admin')
  const [rep, named, other] = [
    await join('Rep', 'member'),
    await join('Named', 'member'),
    await join('Other', 'member'),
  ]
  await rep.push(
    account('open', { ownerId: rep.id }),
    account('secret', { ownerId: rep.id, isRestricted: true }, [named.id]),
    contact('both', ['open', 'secret']),
    contact('hidden', ['secret']),
    task('open-task', 'open'),
    task('secret-task', 'secret'),
  )
  return { server, boss, rep, named, other }
}
