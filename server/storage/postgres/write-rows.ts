/** What decisions over rows read and write, inside their transaction: in few statements, since each waits for an answer. */
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
import { accountIdOf, readRestrictedAccounts, readRestriction, recordColumns, restrictionOf } from './rows-table'

const timeRow = z.object({ seq: z.int(), at: z.nullable(z.int()) })
const idRow = z.object({ id: z.string() })

const keyOf = ({ collection, id }: RecordKey): string => `${collection}/${id}`

/** What several decisions ask for, read together under the workspace's lock. */
export async function readBatch(
  asked: Asked,
  workspaceId: string,
  head: number,
  questions: readonly RowsQuestion[],
): Promise<BatchState> {
  const records = await readKeys(
    asked,
    workspaceId,
    questions.flatMap(({ keys }) => keys),
  )
  const logged = await readChanges(
    asked,
    workspaceId,
    questions.flatMap(({ changeIds }) => changeIds),
  )
  const times = await readCommitTimes(
    asked,
    workspaceId,
    questions.flatMap(({ seen }) => seen),
  )
  return new BatchState(head, { records, logged, times, restricted: await readRestrictedAccounts(asked, workspaceId) })
}

/** The rows as each decision of a batch finds them: as they were read, and as the decisions before it left them. */
export class BatchState {
  readonly #headBefore: number
  readonly #records: Map<string, StoredRecord>
  readonly #logged: Map<string, LoggedChange>
  readonly #times: ReadonlyMap<number, number>
  readonly #restricted: Map<string, AccountAccess>
  readonly #written = new Map<string, StoredRecord>()
  readonly #commits: { head: number; at: number }[] = []
  readonly #log: LoggedChange[] = []
  readonly #access: AccessChange[] = []

  constructor(
    head: number,
    read: {
      records: Map<string, StoredRecord>
      logged: Map<string, LoggedChange>
      times: ReadonlyMap<number, number>
      restricted: Map<string, AccountAccess>
    },
  ) {
    this.#headBefore = head
    this.#records = read.records
    this.#logged = read.logged
    this.#times = read.times
    this.#restricted = read.restricted
  }

  get head(): number {
    return this.#commits.at(-1)?.head ?? this.#headBefore
  }

  get view(): RowsState {
    return {
      head: this.head,
      record: (key) => this.#records.get(keyOf(key)) ?? null,
      logged: (id) => this.#logged.get(id) ?? null,
      committedAt: (seq) =>
        seq > this.#headBefore ? (this.#commits.find(({ head }) => head >= seq)?.at ?? 0) : (this.#times.get(seq) ?? 0),
      restricted: this.#restricted,
    }
  }

  /** @param now its commit time, ms since 1970 */
  take({ records, log, access = [] }: Omit<RowsDecision<unknown>, 'result'>, now: number): void {
    const head = Math.max(this.head, ...records.map(({ seq }) => seq))
    if (head > this.head) this.#commits.push({ head, at: now })
    for (const record of records) {
      this.#records.set(keyOf(record), record)
      this.#written.set(keyOf(record), record)
      if (record.collection === 'accounts') this.#restrict(record)
    }
    for (const logged of log) this.#logged.set(logged.change.id, logged)
    this.#log.push(...log)
    this.#access.push(...access)
  }

  #restrict(record: StoredRecord): void {
    const restriction = restrictionOf(record)
    if (restriction === null) this.#restricted.delete(record.id)
    else this.#restricted.set(...readRestriction(record.id, restriction))
  }

  async write(asked: Asked, workspaceId: string): Promise<void> {
    if (this.#commits.length > 0)
      await ask(
        asked,
        `WITH moved AS (UPDATE workspaces SET head = $2::bigint WHERE id = $1)
         INSERT INTO commits (workspace_id, head, at) SELECT $1, * FROM unnest($3::bigint[], $4::bigint[])`,
        [workspaceId, this.head, this.#commits.map(({ head }) => head), this.#commits.map(({ at }) => at)],
      )
    await writeRecords(asked, workspaceId, [...this.#written.values()])
    await writeLog(asked, workspaceId, this.#log)
    await writeAccess(asked, workspaceId, this.#access)
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

async function writeRecords(asked: Asked, workspaceId: string, records: readonly StoredRecord[]): Promise<void> {
  if (records.length === 0) return
  await ask(
    asked,
    `INSERT INTO records (workspace_id, ${recordColumns}, account_id, restricted)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[])
     ON CONFLICT (workspace_id, collection, id) DO UPDATE
     SET seq = excluded.seq, data = excluded.data, stamps = excluded.stamps, account_id = excluded.account_id,
         restricted = excluded.restricted`,
    [
      workspaceId,
      records.map(({ collection }) => collection),
      records.map(({ id }) => id),
      records.map(({ seq }) => seq),
      records.map(({ data }) => JSON.stringify(data)),
      records.map(({ stamps }) => writeStamps(stamps)),
      records.map(({ data }) => accountIdOf(data)),
      records.map(restrictionOf),
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
