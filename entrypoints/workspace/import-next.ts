/** What the store lacks most for a first verdict: said after an import, so that little data is a beginning. */
import type { NextStep } from '../../components/workspace/import/import-view'
import type { SidelightDatabase } from '../../lib/store/database'

const order = ['contacts', 'orders', 'interactions', 'signals'] as const

export async function nextStep(db: SidelightDatabase): Promise<NextStep> {
  for (const name of order) if ((await db.table(name).limit(1).count()) === 0) return name
  return 'owners'
}
