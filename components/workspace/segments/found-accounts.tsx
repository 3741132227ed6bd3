/** Which accounts are in the segment that is being edited, and how many. */
import { formatNumber } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import type { FoundView } from './segment-model'

interface Props {
  found: FoundView
  onStop: () => void
}

/** More lines than these nobody reads; the count is of all. */
const mostListed = 200

export function FoundAccounts({ found, onStop }: Props) {
  const words = strings.value.segments.found
  const { state, progress, count } = found
  const listed = found.accounts.slice(0, mostListed)
  return (
    <section class="segment-found" aria-labelledby="segment-found" data-testid="segment-found">
      <h2 id="segment-found">{words.title}</h2>
      {state === 'looking' && (
        <div class="segment-progress">
          <progress
            aria-label={words.looking(formatNumber(progress?.done ?? 0), formatNumber(progress?.total ?? 0))}
            value={progress?.done ?? 0}
            max={Math.max(1, progress?.total ?? 1)}
          />
          <span class="muted">
            {words.looking(formatNumber(progress?.done ?? 0), formatNumber(progress?.total ?? 0))}
          </span>
          <button class="link-button" type="button" onClick={onStop}>
            {strings.value.policy.effect.stop}
          </button>
        </div>
      )}
      <output>
        <Summary found={found} />
      </output>
      {listed.length > 0 && (
        <ul class="list segment-accounts" data-testid="segment-accounts">
          {listed.map(({ id, name }) => (
            <li key={id}>
              <a class="list-main" href={`#/accounts/${id}`}>
                <SafeText text={name} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {count > listed.length && listed.length > 0 && (
        <p class="muted">{words.more(formatNumber(count - listed.length))}</p>
      )}
      {found.isByNumbers && state !== 'blocked' && <p class="muted">{words.computed}</p>}
    </section>
  )
}

function Summary({ found: { state, progress, count } }: Pick<Props, 'found'>) {
  const words = strings.value.segments.found
  if (state === 'failed') return <p class="message is-bad">{words.failed}</p>
  if (state === 'blocked') return <p class="muted">{words.blocked}</p>
  if (state === 'stopped') return <p class="muted">{words.stopped}</p>
  if (progress === null) return null
  if (progress.total === 0) return <p class="muted">{words.noAccounts}</p>
  const total = formatNumber(state === 'done' ? progress.total : progress.done)
  return <p class="segment-count">{count === 0 ? words.none(total) : words.some(formatNumber(count), total)}</p>
}
