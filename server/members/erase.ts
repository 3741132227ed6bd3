/**
 * Erasing a person (rule 12): a contact's personal fields are replaced in its row, in every row that names it, and in the log of
 * all of them. What is left is that somebody was there. The words of account plans are their writers' to change.
 */
import { setImmediate } from 'node:timers/promises'
import { rowsTopic, type Bus } from '../bus/bus'
import { keptTextsOf } from '../ingest/kept-texts'
import { log } from '../log'
import type { LoggedChange, RecordKey, Storage, StoredRecord } from '../storage/storage'
import { names, scrub, termsOf, type Terms } from './erase-terms'
import { noteErasure } from './erasure-journal'
import { MemberRefusal } from './refusal'

interface Parts {
  storage: Storage
  bus: Bus
  /** The file that outlives a restore; null: none. */
  erasureJournal: string | null
}

const rowsPerTurn = 500
const logPerTurn = 1000

/** Fields of a contact that say nothing of the person. */
const kept = new Set(['id', 'createdAt', 'deletedAt', 'accountIds'])

/**
 * Erases for good. Asked again it does nothing more.
 * @param byMemberId null: the command line
 * @returns how many rows were rewritten
 * @throws MemberRefusal when there is no such contact, StorageError
 */
export async function eraseContact(
  parts: Parts,
  workspaceId: string,
  contactId: string,
  byMemberId: string | null,
): Promise<number> {
  const { storage, erasureJournal } = parts
  const contact = await storage.record(workspaceId, { collection: 'contacts', id: contactId })
  if (contact === null) throw new MemberRefusal('notFound', 'There is no such contact.')
  if (contact.data['erasedAt'] !== undefined) return 0
  const erasure = { contactId, at: new Date().toISOString(), byMemberId }
  // Noted before it is done: what is cut short is done again when the server starts.
  await storage.addErasure(workspaceId, erasure)
  if (erasureJournal !== null) await noteErasure(erasureJournal, { workspaceId, ...erasure })
  return replaceEverywhere(parts, workspaceId, contact, erasure.at)
}

/** As eraseContact, for an erasure that was decided before: of a contact that is not there a mark is left, for it not to come back. */
export async function replayErasure(
  parts: Parts,
  workspaceId: string,
  { contactId, at }: { contactId: string; at: string },
): Promise<void> {
  const contact = await parts.storage.record(workspaceId, { collection: 'contacts', id: contactId })
  if (contact?.data['erasedAt'] !== undefined) return
  const gone = { id: contactId, createdAt: at, deletedAt: at, accountIds: [] }
  const missing = { collection: 'contacts', id: contactId, seq: 0, data: gone, stamps: new Map() }
  const rows = await replaceEverywhere(parts, workspaceId, contact ?? missing, at)
  log.info({ workspace: workspaceId, rows }, 'an erasure was replayed')
}

async function replaceEverywhere(
  { storage, bus }: Parts,
  workspaceId: string,
  contact: StoredRecord,
  at: string,
): Promise<number> {
  const people = await withMerged(storage, workspaceId, contact)
  const changes: LoggedChange[] = []
  for (const { collection, id } of people) changes.push(...(await wholeLog(storage, workspaceId, { collection, id })))
  const terms = termsOf(people, changes)
  await storage.ingest.forget(workspaceId, keptTextsOf(terms.addresses))
  const isPerson = ({ collection, id }: RecordKey): boolean => collection === 'contacts' && terms.ids.has(id)
  const others = await rowsNaming(storage, workspaceId, terms)
  // The contact last: as long as it stands, what was cut short can be done again.
  const keys: RecordKey[] = [
    ...others.filter((key) => !isPerson(key)),
    ...people.map(({ collection, id }) => ({ collection, id })),
  ]
  await storage.rewriteLog(workspaceId, keys, (logged) =>
    isPerson({ collection: logged.change.collection, id: logged.change.recordId })
      ? withoutPerson(logged)
      : scrubLogged(terms, logged),
  )
  const head = await storage.decideRows(workspaceId, { keys, changeIds: [], seen: [], now: Date.now() }, (state) => {
    const found = keys.map((key) => state.record(key) ?? (isPerson(key) ? contact : null)).filter((one) => one !== null)
    const records = found.map((record, index) => {
      const seq = state.head + 1 + index
      return isPerson(record) ? blankContact(record, seq, at) : scrubRecord(terms, record, seq, at)
    })
    return { records, log: [], result: state.head + records.length }
  })
  bus.publish(rowsTopic(workspaceId), 'erasure', { kind: 'poke', head })
  return keys.length
}

/** The contact and those that a person merged into it: they are the same one, and the merged rows still hold what they held. */
async function withMerged(storage: Storage, workspaceId: string, contact: StoredRecord): Promise<StoredRecord[]> {
  const people = new Map([[contact.id, contact]])
  const merges = (await storage.recordsOf(workspaceId, 'merges')).filter(
    ({ data }) => data['collection'] === 'contacts' && data['notSame'] !== true && typeof data['undoneAt'] !== 'string',
  )
  for (let before = 0; before < people.size;) {
    before = people.size
    for (const { data } of merges) {
      const pair = [data['keptId'], data['mergedId']].filter((id): id is string => typeof id === 'string')
      if (!pair.some((id) => people.has(id))) continue
      for (const id of pair) {
        const record = people.get(id) ?? (await storage.record(workspaceId, { collection: 'contacts', id }))
        if (record !== null) people.set(id, record)
      }
    }
  }
  return [...people.values()]
}

async function wholeLog(storage: Storage, workspaceId: string, key: RecordKey): Promise<LoggedChange[]> {
  const all: LoggedChange[] = []
  for (let before: number | null = null; ;) {
    const page: Awaited<ReturnType<Storage['changesOfRecord']>> = await storage.changesOfRecord(
      workspaceId,
      key,
      before,
      logPerTurn,
    )
    all.push(...page.map(({ logged }) => logged))
    before = page.at(-1)?.position ?? null
    if (page.length < logPerTurn) return all
  }
}

/** Reads the whole workspace, with everybody else's turn in between. */
async function rowsNaming(storage: Storage, workspaceId: string, terms: Terms): Promise<RecordKey[]> {
  const found = new Map<string, RecordKey>()
  for (let cursor = 0, isMore = true; isMore;) {
    const { records } = await storage.recordsAfter(workspaceId, cursor, rowsPerTurn)
    for (const { collection, id, data } of records)
      // Colleagues stay who they are, whoever has their address among the contacts.
      if (collection !== 'members' && names(terms, data)) found.set(`${collection}/${id}`, { collection, id })
    cursor = records.at(-1)?.seq ?? cursor
    isMore = records.length === rowsPerTurn
    await setImmediate()
  }
  return [...found.values()]
}

function blankContact({ data, stamps, collection, id }: StoredRecord, seq: number, at: string): StoredRecord {
  const left = Object.fromEntries(Object.entries(data).filter(([field]) => kept.has(field)))
  const empty = { name: '', emails: [], title: null, phone: null, formOfAddress: null, custom: {} }
  return {
    collection,
    id,
    seq,
    data: { ...left, ...empty, erasedAt: at },
    stamps: new Map([...stamps].filter(([key]) => kept.has(key.split(':', 1)[0] ?? ''))),
  }
}

function scrubRecord(
  terms: Terms,
  { data, stamps, collection, id }: StoredRecord,
  seq: number,
  at: string,
): StoredRecord {
  const scrubbed = asRecord(scrub(terms, data))
  // A decision about an address is nothing without it.
  const gone = collection === 'identities' ? { address: null, name: null, deletedAt: data['deletedAt'] ?? at } : {}
  const clean = [...stamps].filter(([key]) => scrub(terms, key) === key)
  return { collection, id, seq, data: { ...scrubbed, ...gone }, stamps: new Map(clean) }
}

function withoutPerson(logged: LoggedChange): LoggedChange {
  const { set = {} } = logged.change.patch
  const left = Object.fromEntries(Object.entries(set).filter(([field]) => kept.has(field)))
  return { ...logged, change: { ...logged.change, patch: { set: left } }, lost: [], before: {} }
}

function scrubLogged(terms: Terms, logged: LoggedChange): LoggedChange {
  const { set, add, remove } = logged.change.patch
  const patch = {
    ...(set === undefined ? {} : { set: asRecord(scrub(terms, set)) }),
    ...(add === undefined ? {} : { add: scrubItems(terms, add) }),
    ...(remove === undefined ? {} : { remove: scrubItems(terms, remove) }),
  }
  const lost = logged.lost.map((one) => ({ ...one, value: scrub(terms, one.value) }))
  return { ...logged, change: { ...logged.change, patch }, lost, before: asRecord(scrub(terms, logged.before)) }
}

function scrubItems(terms: Terms, sets: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(sets).map(([field, items]) => [field, items.map((item) => String(scrub(terms, item)))]),
  )
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
