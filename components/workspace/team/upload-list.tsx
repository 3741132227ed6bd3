/** What joining uploads, in the words a person has for it, and what stays here. */
import { strings } from '../../locale'
import type { UploadCounts } from './team-model'

const kinds = ['accounts', 'contacts', 'interactions', 'orders', 'tasks', 'signals', 'others', 'plans'] as const

export function UploadList({ uploads }: { uploads: UploadCounts }) {
  const words = strings.value.team.join
  const shown = kinds.filter((kind) => uploads[kind] > 0)
  return (
    <>
      <p>{shown.length === 0 ? words.uploadsNothing : words.uploads}</p>
      {shown.length > 0 && (
        <ul class="upload-list" data-testid="uploads">
          {shown.map((kind) => (
            <li key={kind} class="tag">
              {words.counts[kind](uploads[kind])}
            </li>
          ))}
        </ul>
      )}
      {uploads.forTheTeamLeft !== null && <p data-testid="comes-back">{words.comesBack(uploads.forTheTeamLeft)}</p>}
      <p class="muted">{words.stays}</p>
    </>
  )
}
