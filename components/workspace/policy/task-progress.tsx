/** How far a walk over all accounts has come, and a way to end it. */
import { formatNumber } from '../../format'
import { strings } from '../../locale'
import type { Progress } from './policy-model'

interface Props {
  progress: Progress | null
  onStop?: () => void
}

export function TaskProgress({ progress, onStop }: Props) {
  const words = strings.value.policy.effect
  const told =
    progress === null ? words.starting : words.looking(formatNumber(progress.done), formatNumber(progress.total))
  return (
    <div class="policy-progress">
      <progress aria-label={told} value={progress?.done ?? 0} max={Math.max(1, progress?.total ?? 1)} />
      <span class="muted">{told}</span>
      {onStop && (
        <button class="link-button" onClick={onStop}>
          {words.stop}
        </button>
      )}
    </div>
  )
}
