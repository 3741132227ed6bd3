/**
 * Who is known in a workspace, by the keys that sources name them by. It only hints: a row that was found by it is read and looked at
 * again before it is believed, so what is out of date here costs a look and nothing else. About 150 bytes a key.
 */
import { accountNameKey } from '../../lib/domain/account-name'
import type { Policy } from '../../lib/domain/policy'
import { ingestMappingSchema, type RowOf } from '../../lib/messages/rows'
import { eachRow, loadPolicy } from '../rows/workspace-rules'
import type { Storage } from '../storage/storage'
import { Mappings, type Mapping } from './mapping'

type Data = Record<string, unknown>
const recordsPerPage = 1000
const rulesOf = new Set(['ingestMappings', 'policies', 'segments'])

export class KeyHints {
  readonly #ids = new Map<string, string | string[]>()

  add(key: string, id: string): void {
    const known = this.#ids.get(key)
    if (known === undefined) this.#ids.set(key, id)
    else if (typeof known === 'string' && known !== id) this.#ids.set(key, [known, id])
    else if (Array.isArray(known) && !known.includes(id)) known.push(id)
  }

  of(key: string): readonly string[] {
    const known = this.#ids.get(key)
    return known === undefined ? [] : typeof known === 'string' ? [known] : known
  }
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

/** The keys a row is found by; those of other collections have none. */
export function keysOf(collection: string, data: Data): string[] {
  const outer = texts(data['externalKeys']).map((key) => `${collection}/key/${key}`)
  if (collection === 'contacts') return [...outer, ...texts(data['emails']).map((email) => `contacts/email/${email}`)]
  if (collection === 'members') return typeof data['email'] === 'string' ? [`members/email/${data['email']}`] : []
  if (collection !== 'accounts') return []
  const name = typeof data['name'] === 'string' ? [`accounts/name/${accountNameKey(data['name'])}`] : []
  return [...outer, ...name, ...texts(data['domains']).map((domain) => `accounts/domain/${domain}`)]
}

export class Directory {
  readonly hints = new KeyHints()
  readonly #storage: Storage
  readonly #workspaceId: string
  #cursor = 0
  #rows: readonly RowOf<'ingestMappings'>[] = []
  #mappings = new Mappings([])
  #areMappingsNew = false
  #policy: Policy | null = null

  private constructor(storage: Storage, workspaceId: string) {
    this.#storage = storage
    this.#workspaceId = workspaceId
  }

  /** Reads who is known; some seconds for 100,000 contacts, with everybody else's turn in between. */
  static async open(storage: Storage, workspaceId: string): Promise<Directory> {
    const directory = new Directory(storage, workspaceId)
    directory.#cursor = await storage.head(workspaceId)
    for (const collection of ['accounts', 'contacts', 'members'])
      for await (const data of eachRow(storage, workspaceId, collection)) directory.#take(collection, data)
    await directory.#loadRules()
    return directory
  }

  /** The head up to which it knows. */
  get cursor(): number {
    return this.#cursor
  }

  get mappings(): Mappings {
    return this.#mappings
  }

  get policy(): Policy {
    if (this.#policy === null) throw new Error('The rules were not read.')
    return this.#policy
  }

  /** What events would become if this mapping stood in the place of that row, or beside all that there are. */
  mappingsWith(mapping: Mapping, replaces: string | null): Mappings {
    return new Mappings([...this.#rows.filter(({ id }) => id !== replaces), mapping])
  }

  /** Whether an admin has changed what events become since this was last asked. */
  takeMappingNews(): boolean {
    const isNew = this.#areMappingsNew
    this.#areMappingsNew = false
    return isNew
  }

  /** Takes in what was written since. */
  async catchUp(): Promise<void> {
    const seen = new Set<string>()
    for (let isMore = true; isMore;) {
      const { head, records } = await this.#storage.recordsAfter(this.#workspaceId, this.#cursor, recordsPerPage)
      for (const { collection, data } of records) {
        seen.add(collection)
        this.#take(collection, data)
      }
      isMore = records.length === recordsPerPage
      this.#cursor = isMore ? (records.at(-1)?.seq ?? head) : Math.max(head, this.#cursor)
    }
    if ([...seen].some((collection) => rulesOf.has(collection))) await this.#loadRules()
    if (seen.has('ingestMappings')) this.#areMappingsNew = true
  }

  #take(collection: string, data: Data): void {
    if (typeof data['id'] === 'string') for (const key of keysOf(collection, data)) this.hints.add(key, data['id'])
  }

  async #loadRules(): Promise<void> {
    const rows = (await this.#storage.recordsOf(this.#workspaceId, 'ingestMappings')).flatMap(({ data }) => {
      const row = ingestMappingSchema.safeParse(data)
      return row.success && row.data.deletedAt === null ? [row.data] : []
    })
    this.#rows = rows
    this.#mappings = new Mappings(rows)
    this.#policy = await loadPolicy(this.#storage, this.#workspaceId)
  }
}
