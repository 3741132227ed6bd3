/** How much joining a team would upload, by what a person calls it. */
import type { UploadCounts } from '../../../components/workspace/team/team-model'
import { collectionNames, type Collection } from '../../../lib/messages/rows'
import type { SidelightDatabase } from '../../../lib/store/database'
import { isBrought, queuesFor } from '../../../lib/store/local-change'
import { planDatabase } from '../use-plan'

const named = ['accounts', 'contacts', 'interactions', 'orders', 'tasks', 'signals'] as const

async function countRows(db: SidelightDatabase, collection: Collection): Promise<number> {
  return db
    .table<{ deletedAt: string | null }>(collection)
    .filter(({ deletedAt }) => deletedAt === null)
    .count()
}

export async function countUploads(db: SidelightDatabase): Promise<UploadCounts> {
  const [accounts = 0, contacts = 0, interactions = 0, orders = 0, tasks = 0, signals = 0] = await Promise.all(
    named.map((collection) => countRows(db, collection)),
  )
  const rest = collectionNames.filter((name) => !named.some((one) => one === name) && isBrought(name))
  const others = (await Promise.all(rest.map((collection) => countRows(db, collection)))).reduce((a, b) => a + b, 0)
  const plans = await (await planDatabase()).plans.count()
  const forTheTeamLeft = (await queuesFor(db)) === 'left' ? await db.outbox.count() : null
  return { accounts, contacts, interactions, orders, tasks, signals, others, plans, forTheTeamLeft }
}
