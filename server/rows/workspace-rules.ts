/** The rules and rows of a workspace as the model takes them, read from the storage. */
import { setImmediate } from 'node:timers/promises'
import { defaultPolicy, readPolicy, type Policy } from '../../lib/domain/policy'
import { policiesByForce } from '../../lib/domain/policy-in-force'
import { policySchema, segmentSchema } from '../../lib/messages/rows'
import type { Storage } from '../storage/storage'

/** The policy row in force over the defaults, with its rules by segment. */
export async function loadPolicy(storage: Storage, workspaceId: string): Promise<Policy> {
  const rows = (await storage.recordsOf(workspaceId, 'policies')).flatMap(({ data }) => {
    const row = policySchema.safeParse(data)
    return row.success ? [row.data] : []
  })
  const [newest] = policiesByForce(rows)
  if (newest === undefined) return defaultPolicy
  const segments = (await storage.recordsOf(workspaceId, 'segments')).flatMap(({ data }) => {
    const row = segmentSchema.safeParse(data)
    return row.success ? [row.data] : []
  })
  return readPolicy(newest.values, newest.version, segments)
}

/** Rows of a page take some milliseconds; sockets are heard after each. */
const rowsPerTurn = 200

/** Every row of a collection, with everybody else's turn in between. */
export async function* eachRow(
  storage: Storage,
  workspaceId: string,
  collection: string,
): AsyncGenerator<Record<string, unknown>> {
  for (let afterId = '', isMore = true; isMore;) {
    const page = await storage.recordsOfPage(workspaceId, collection, afterId, rowsPerTurn)
    for (const { data } of page) yield data
    afterId = page.at(-1)?.id ?? ''
    isMore = page.length === rowsPerTurn
    await setImmediate()
  }
}
