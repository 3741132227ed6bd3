/** An import under way: how far, what came in so far, and stopping it. */
import type { ImportCounts } from '../../../lib/import/draft'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import { CountsTable } from './counts-table'

interface Props {
  name: string
  share: number | null
  counts: ImportCounts
  problemCount: number
  isStopping: boolean
  isWaiting: boolean
  onStop: () => void
}

export function Running({ name, share, counts, problemCount, isStopping, isWaiting, onStop }: Props) {
  const words = strings.value.imports
  const toRead = isWaiting ? words.run.waiting : words.run.counting
  return (
    <div class="import-card stack" data-testid="running">
      <h2>
        <SafeText text={words.run.title(name)} />
      </h2>
      <div class="import-progress">
        <progress max={1} {...(share === null ? {} : { value: share })} aria-label={words.run.title(name)} />
        <output>{isStopping ? words.run.stopping : share === null ? toRead : `${Math.floor(share * 100)} %`}</output>
      </div>
      <CountsTable counts={counts} problemCount={problemCount} />
      <div class="import-buttons">
        <button class="button" disabled={isStopping} data-testid="stop" onClick={trusted(onStop)}>
          {words.run.stop}
        </button>
        <span class="muted">{words.run.leave}</span>
      </div>
    </div>
  )
}
