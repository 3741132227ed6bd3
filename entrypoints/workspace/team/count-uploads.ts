/** How much joining a team would upload, by what a person calls it. */
import type { UploadCounts } from '../../../components/workspace/team/team-model'
import { collectionNames, collections, type Collection } from '../../../lib/messages/rows'
import type { SidelightDatabase } from '../../../lib/store/database'
import { planDatabase } from '../use-plan'

const named = ['accounts', 'contacts', 'interactions', 'orders', 'tasks', 'signals'] as const

async function countRows(db: SidelightDatabase, collection: Collection): Promise<number> {
  return db
    .table<{ deletedAt: string | null }>(collection)
    .filter(({ deletedAt }) => deletedAt === null)
    .count()
}

/** As lib/sync/join.ts decides it: the team's own rules and what its server writes replace the local ones. */
export async function countUploads(db: SidelightDatabase): Promise<UploadCounts> {
  const [accounts = 0, contacts = 0, interactions = 0, orders = 0, tasks = 0, signals = 0] = await Promise.all(
    named.map((collection) => countRows(db, collection)),
  )
  const rest = collectionNames.filter(
    (name) => !named.some((one) => one === name) && !collections[name].serverOnly && name !== 'policies',
  )
  const others = (await Promise.all(rest.map((collection) => countRows(db, collection)))).reduce((a, b) => a + b, 0)
  const plans = await (await planDatabase()).plans.count()
  return { accounts, contacts, interactions, orders, tasks, signals, others, plans }
}
