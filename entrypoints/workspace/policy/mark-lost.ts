/** Marks an account as lost, by a person. */
import type { LostMark } from '../../../components/workspace/policy/mark-lost'
import type { SidelightDatabase } from '../../../lib/store/database'
import { markLost as storeLost } from '../../../lib/store/account-decisions'
import { tellBackground } from '../../wiring/background'

/** @returns false where it could not be stored */
export async function markLost(db: SidelightDatabase, { accountId, on, reason }: LostMark): Promise<boolean> {
  try {
    await storeLost(db, accountId, { on, reason })
    tellBackground({ type: 'sync-now' })
    return true
  } catch (error) {
    console.error('An account could not be marked as lost.', error)
    return false
  }
}
