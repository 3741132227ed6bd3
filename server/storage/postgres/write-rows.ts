/** What a decision over rows reads and writes, inside its transaction. */
import * as z from 'zod/mini'
import { readLogged, readRecord, writeStamps } from '../encoding'
import type {
  AccessChange,
  AccountAccess,
  LoggedChange,
  RecordKey,
  RowsDecision,
  RowsQuestion,
  RowsState,
  StoredRecord,
} from '../storage'
import { ask, type Asked } from './ask'
import { loggedColumns } from './change-log'
import { accountIdOf, recordColumns, readRestrictedAccounts, restrictionOf } from './rows-table'

const timeRow = z.object({ seq: z.int(), at: z.nullable(z.int()) })
const idRow = z.object({ id: z.string() })

const keyOf = ({ collection, id }: RecordKey): string => `${collection}/${id}`

/** To be called under the workspace's lock. */
export async function readState(
  asked: Asked,
  workspaceId: string,
  head: number,
  { keys, changeIds, seen }: RowsQuestion,
): Promise<RowsState> {
  const records = await readKeys(asked, workspaceId, keys)
  const logged = await readChanges(asked, workspaceId, changeIds)
  const times = await readCommitTimes(asked, workspaceId, seen)
  const restricted: ReadonlyMap<string, AccountAccess> = await readRestrictedAccounts(asked, workspaceId)
  return {
    head,
    record: (key) => records.get(keyOf(key)) ?? null,
    logged: (id) => logged.get(id) ?? null,
    committedAt: (seq) => times.get(seq) ?? 0,
    restricted,
  }
}

async function readKeys(asked: Asked, workspaceId: string, keys: readonly RecordKey[]) {
  if (keys.length === 0) return new Map<string, StoredRecord>()
  const unique = [...new Map(keys.map((key) => [keyOf(key), key])).values()]
  const { rows } = await ask(
    asked,
    `SELECT ${recordColumns} FROM records JOIN unnest($2::text[], $3::text[]) AS wanted (collection, id)
     USING (collection, id) WHERE workspace_id = $1`,
    [workspaceId, unique.map(({ collection }) => collection), unique.map(({ id }) => id)],
  )
  return new Map(rows.map(readRecord).map((record): [string, StoredRecord] => [keyOf(record), record]))
}

async function readChanges(asked: Asked, workspaceId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, LoggedChange>()
  const { rows } = await ask(
    asked,
    `SELECT ${loggedColumns} FROM changes WHERE workspace_id = $1 AND id = ANY($2::text[])`,
    [workspaceId, [...new Set(ids)]],
  )
  return new Map(rows.map((row): [string, LoggedChange] => [z.parse(idRow, row).id, readLogged(row)]))
}

async function readCommitTimes(asked: Asked, workspaceId: string, seen: readonly number[]) {
  const numbers = [...new Set(seen)].filter((seq) => seq > 0)
  if (numbers.length === 0) return new Map<number, number>()
  const { rows } = await ask(
    asked,
    `SELECT seq, (SELECT at FROM commits WHERE workspace_id = $1 AND head >= seq ORDER BY head LIMIT 1) AS at
     FROM unnest($2::bigint[]) AS asked (seq)`,
    [workspaceId, numbers],
  )
  const times = rows.map((row) => z.parse(timeRow, row))
  return new Map(times.map(({ seq, at }): [number, number] => [seq, at ?? 0]))
}

/** Stores what was decided; gives the new head. */
export async function writeDecision(
  asked: Asked,
  workspaceId: string,
  head: number,
  { records, log, access = [] }: Omit<RowsDecision<unknown>, 'result'>,
  now: number,
): Promise<number> {
  const newHead = Math.max(head, ...records.map(({ seq }) => seq))
  if (newHead > head)
    await ask(
      asked,
      `WITH moved AS (UPDATE workspaces SET head = $2::bigint WHERE id = $1)
       INSERT INTO commits (workspace_id, head, at) VALUES ($1, $2::bigint, $3)`,
      [workspaceId, newHead, now],
    )
  await writeRecords(asked, workspaceId, records)
  await writeLog(asked, workspaceId, log)
  await writeAccess(asked, workspaceId, access)
  return newHead
}

async function writeRecords(asked: Asked, workspaceId: string, records: readonly StoredRecord[]): Promise<void> {
  if (records.length === 0) return
  // Of one that is named twice the last stands.
  const unique = [...new Map(records.map((record) => [keyOf(record), record])).values()]
  await ask(
    asked,
    `INSERT INTO records (workspace_id, ${recordColumns}, account_id, restricted)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[])
     ON CONFLICT (workspace_id, collection, id) DO UPDATE
     SET seq = excluded.seq, data = excluded.data, stamps = excluded.stamps, account_id = excluded.account_id,
         restricted = excluded.restricted`,
    [
      workspaceId,
      unique.map(({ collection }) => collection),
      unique.map(({ id }) => id),
      unique.map(({ seq }) => seq),
      unique.map(({ data }) => JSON.stringify(data)),
      unique.map(({ stamps }) => writeStamps(stamps)),
      unique.map(({ data }) => accountIdOf(data)),
      unique.map(restrictionOf),
    ],
  )
}

async function writeLog(asked: Asked, workspaceId: string, log: readonly LoggedChange[]): Promise<void> {
  if (log.length === 0) return
  const texts = (of: (logged: LoggedChange) => unknown): string[] => log.map((logged) => JSON.stringify(of(logged)))
  await ask(
    asked,
    `INSERT INTO changes
       (workspace_id, id, member_id, collection, record_id, received_at, change, lost, answer, seq, before)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::text[], $10::bigint[], $11::text[])`,
    [
      workspaceId,
      log.map(({ change }) => change.id),
      log.map(({ memberId }) => memberId),
      log.map(({ change }) => change.collection),
      log.map(({ change }) => change.recordId),
      log.map(({ receivedAt }) => receivedAt),
      texts(({ change }) => change),
      texts(({ lost }) => lost),
      texts(({ answer }) => answer),
      log.map(({ seq }) => seq),
      texts(({ before }) => before),
    ],
  )
}

async function writeAccess(asked: Asked, workspaceId: string, access: readonly AccessChange[]): Promise<void> {
  if (access.length === 0) return
  await ask(
    asked,
    'INSERT INTO access_changes (workspace_id, seq, change) SELECT $1, * FROM unnest($2::bigint[], $3::text[])',
    [workspaceId, access.map(({ seq }) => seq), access.map(withoutSeq)],
  )
}

/** The number has a column of its own. */
function withoutSeq(access: AccessChange): string {
  return JSON.stringify({ ...access, seq: undefined })
}
