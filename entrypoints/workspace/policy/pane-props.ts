/** What every part of the rules' page is given. */
import type { SidelightDatabase } from '../../../lib/store/database'
import type { PolicyDraft } from './use-policy-draft'

export interface PanePropsOfDraft {
  db: SidelightDatabase
  draft: PolicyDraft
  segmentId: string | null
  isReadOnly: boolean
  /** Something was put into the draft: it and its effect are to be seen. */
  onUsed: () => void
}
