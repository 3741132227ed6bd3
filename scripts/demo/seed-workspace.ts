/** Puts the demo workspace into a server's storage, once: a second start finds it there. */
import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { v7 as uuidv7 } from 'uuid'
import * as z from 'zod/mini'
import type { Instant, Row } from '../../lib/domain/model'
import { limits } from '../../lib/messages/limits'
import { collectionNames, instantSchema, setFieldsOf, type Collection } from '../../lib/messages/rows'
import type { Change, Patch } from '../../lib/messages/sync-protocol'
import type { Bus } from '../../server/bus/bus'
import { pushChanges } from '../../server/rows/rows-service'
import type { Storage } from '../../server/storage/storage'
import { addMember, createWorkspace } from '../../server/workspaces'
import { demoMembers, type MemberKey } from './story'
import { makeDemoWorkspace } from './workspace'

const seededSchema = z.object({
  workspaceId: z.uuid(),
  memberIds: z.object({ rep1: z.string(), rep2: z.string(), rep3: z.string(), rep4: z.string() }),
  /** The demo's present, which its mailbox shares. */
  now: instantSchema,
})
export type SeededWorkspace = z.infer<typeof seededSchema>

interface Place {
  storage: Storage
  bus: Bus
  /** Remembers what was made. */
  file: string
}

async function readSeeded({ storage, file }: Place): Promise<SeededWorkspace | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const parsed = seededSchema.safeParse(JSON.parse(text))
  if (!parsed.success) throw new Error(`${file} cannot be read; remove the folder it is in to start anew.`)
  return (await storage.workspace(parsed.data.workspaceId)) ? parsed.data : null
}

function patchOf(collection: Collection, row: object): Patch {
  const sets = setFieldsOf(collection)
  const fields = Object.entries(row).filter(([field]) => field !== 'id' && field !== 'deletedAt')
  return {
    set: Object.fromEntries(fields.filter(([field]) => !sets.includes(field))),
    add: Object.fromEntries(fields.filter(([field]) => sets.includes(field))),
  }
}

/** Pushes rows as a member's device would, so that they are checked and stamped like any other. */
async function pushRows(
  { storage, bus }: Place,
  { workspaceId, memberIds }: SeededWorkspace,
  rows: readonly { collection: Collection; row: Row }[],
): Promise<void> {
  const device = randomUUID()
  const sentAt = Date.now()
  const changes = rows.map(({ collection, row }, index): Change => ({
    id: uuidv7(),
    collection,
    recordId: row.id,
    op: 'create',
    patch: patchOf(collection, row),
    device,
    counter: index + 1,
    at: new Date(sentAt).toISOString(),
    seen: 0,
  }))
  for (let start = 0; start < changes.length; start += limits.changesPerPush) {
    const page = changes.slice(start, start + limits.changesPerPush)
    const pusher = { memberId: memberIds.rep1, role: demoMembers.rep1.role }
    const { results } = await pushChanges({ storage, bus }, workspaceId, page, pusher, {
      sentAt,
      receivedAt: Date.now(),
    })
    const refused = results.find(({ outcome }) => outcome === 'refused')
    if (refused?.outcome === 'refused') throw new Error(`The demo's rows were refused: ${refused.reason}`)
  }
}

async function createTeam({ storage, bus }: Place, now: Instant): Promise<SeededWorkspace> {
  const { rep1, ...others } = demoMembers
  const owner = { name: 'Sidelight demo', ownerName: rep1.name, ownerEmail: rep1.email }
  const { workspaceId, ownerId } = await createWorkspace(storage, owner)
  const add = (key: Exclude<MemberKey, 'rep1'>): Promise<string> => addMember(storage, workspaceId, others[key], bus)
  return {
    workspaceId,
    memberIds: { rep1: ownerId, rep2: await add('rep2'), rep3: await add('rep3'), rep4: await add('rep4') },
    now,
  }
}

/**
 * The demo workspace in this storage, made when it is not there.
 * @param now the present of a workspace that is made; a found one keeps its own
 * @returns what was found or made, and how many rows were written now
 */
export async function ensureDemoWorkspace(
  place: Place,
  now: Instant,
): Promise<{ seeded: SeededWorkspace; written: number; accounts: number }> {
  const found = await readSeeded(place)
  if (found) {
    const accounts = await place.storage.recordsOf(found.workspaceId, 'accounts')
    return { seeded: found, written: 0, accounts: accounts.length }
  }
  const seeded = await createTeam(place, now)
  const { plans, ...byCollection } = makeDemoWorkspace(seeded)
  const lists: Partial<Record<Collection, Row[]>> = byCollection
  const rows = collectionNames.flatMap((collection) => (lists[collection] ?? []).map((row) => ({ collection, row })))
  await pushRows(place, seeded, rows)
  for (const { accountId, update } of plans) await place.storage.appendUpdate(seeded.workspaceId, accountId, update)
  // Written last: a start that was broken off begins anew.
  await writeFile(place.file, JSON.stringify(seeded, null, 2))
  return { seeded, written: rows.length, accounts: byCollection.accounts.length }
}
