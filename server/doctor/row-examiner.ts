/** Parses every row, and compares what rows say of each other. */
import { collections, isCollection } from '../../lib/messages/rows'
import * as z from 'zod/mini'
import {
  readAccessChange,
  readErasure,
  readInvitation,
  readLogged,
  readRecord,
  readToken,
  readWorkspace,
} from '../storage/encoding'
import { readEventCount, readIngested, readWriteKey } from '../storage/ingest-encoding'
import type { StoredRecord } from '../storage/storage'
import type { Row } from '../storage/tables/table-source'
import type { Findings } from './findings'
import { isLaterThanCanBe } from './instants'

const ofWorkspace = z.object({ workspace_id: z.string() })
const commitRow = z.object({ workspace_id: z.string(), head: z.int(), at: z.int() })

/** Tables of which nothing is compared: that a row can be read is all. */
const readers: Record<string, (row: unknown) => unknown> = {
  erasures: readErasure,
  invitations: readInvitation,
  write_keys: readWriteKey,
  ingest_messages: readIngested,
  ingest_counts: readEventCount,
}

export class RowExaminer {
  readonly #faults: Findings
  readonly #remarks: Findings
  readonly #now: number
  readonly #heads = new Map<string, number>()
  readonly #members = new Set<string>()
  readonly #seqs = new Map<string, Set<number>>()
  readonly #tokens: { id: string; member: string }[] = []

  constructor(faults: Findings, remarks: Findings, now: number) {
    this.#faults = faults
    this.#remarks = remarks
    this.#now = now
  }

  examine(table: string, row: Row): void {
    if (table === 'workspaces') return this.#workspace(row)
    if (table === 'records') return this.#record(row)
    if (table === 'commits') return this.#commit(row)
    if (table === 'changes') return this.#change(row)
    if (table === 'tokens') return this.#token(row)
    if (table === 'access_changes') return this.#checkSeq(row, readAccessChange(row).seq, 'Access changes')
    const read = readers[table]
    if (read === undefined) this.#remarks.add('Tables this version does not know', table)
    else read(row)
  }

  end(): void {
    for (const { id, member } of this.#tokens)
      if (!this.#members.has(member)) this.#faults.add('Device tokens of members that are not there', id)
  }

  #workspace(row: Row): void {
    const { id, head } = readWorkspace(row)
    this.#heads.set(id, head)
  }

  #record(row: Row): void {
    const record = readRecord(row)
    const workspaceId = z.parse(ofWorkspace, row).workspace_id
    const place = `${record.collection}/${record.id}`
    this.#checkSeq(row, record.seq, 'Records')
    this.#checkUnique(workspaceId, record.seq, place)
    this.#checkStamps(record, place)
    if (record.collection === 'members') this.#members.add(`${workspaceId}/${record.id}`)
    if (record.data['id'] !== record.id) this.#faults.add('Records whose field id is another', place)
    const { collection, data } = record
    if (data['deletedAt'] !== null || !isCollection(collection)) return
    if (!collections[collection].schema.safeParse(data).success)
      this.#remarks.add('Records that are not as this version’s schema says; clients keep them as they are', place)
  }

  #checkUnique(workspaceId: string, seq: number, place: string): void {
    const seqs = this.#seqs.get(workspaceId) ?? new Set()
    this.#seqs.set(workspaceId, seqs)
    if (seqs.has(seq)) this.#faults.add('Records with a sequence number that another has', place)
    seqs.add(seq)
  }

  #checkStamps({ seq, stamps }: StoredRecord, place: string): void {
    for (const stamp of stamps.values()) {
      if (stamp.seq > seq || stamp.seq < 0) this.#faults.add('Records with a stamp of a later number', place)
      if (isLaterThanCanBe(stamp.at, this.#now)) this.#faults.add('Records with a stamp from the future', place)
    }
  }

  #commit(row: Row): void {
    const { workspace_id: workspaceId, head, at } = z.parse(commitRow, row)
    this.#checkSeq(row, head, 'Commits')
    if (isLaterThanCanBe(at, this.#now)) this.#faults.add('Commits from the future', `${workspaceId} at ${head}`)
  }

  #change(row: Row): void {
    const { change, answer, receivedAt, seq } = readLogged(row)
    this.#checkSeq(row, seq, 'Changes')
    if (change.id !== row['id'] || answer.id !== change.id)
      this.#faults.add('Changes whose id or answer is another’s', change.id)
    if (!(Date.parse(receivedAt) > 0)) this.#faults.add('Changes without an instant', change.id)
  }

  #token(row: Row): void {
    const { id, workspaceId, memberId } = readToken(row)
    this.#tokens.push({ id, member: `${workspaceId}/${memberId}` })
  }

  #checkSeq(row: Row, seq: number, what: string): void {
    const workspaceId = z.parse(ofWorkspace, row).workspace_id
    const head = this.#heads.get(workspaceId)
    if (head === undefined) this.#faults.add(`${what} of a workspace that is not there`, workspaceId)
    else if (seq > head)
      this.#faults.add(`${what} above the head of their workspace (run "restored")`, `${workspaceId} at ${seq}`)
  }
}
