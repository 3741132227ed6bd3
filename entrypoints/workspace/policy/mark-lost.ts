/** Marks an account as lost, by a person. */
import type { LostMark } from '../../../components/workspace/policy/mark-lost'
import type { SidelightDatabase } from '../../../lib/store/database'
import { patchRow } from '../../../lib/store/write'
import { tellBackground } from '../../wiring/background'

/** @returns false where it could not be stored */
export async function markLost(db: SidelightDatabase, { accountId, on, reason }: LostMark): Promise<boolean> {
  try {
    await patchRow(db, 'accounts', accountId, { set: { lost: { on, reason } } })
    tellBackground({ type: 'sync-now' })
    return true
  } catch (error) {
    console.error('An account could not be marked as lost.', error)
    return false
  }
}
