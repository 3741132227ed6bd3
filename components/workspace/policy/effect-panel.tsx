/** Who would change band, tier or stage, while the rules are being edited. */
import type { Move, Standing } from '../../../lib/domain/policy-editing/policy-effect'
import { formatNumber } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import type { EffectView } from './policy-model'
import { TaskProgress } from './task-progress'

interface Props {
  effect: EffectView
  onStop: () => void
}

/** More lines than these nobody reads; the counts are of all. */
const mostListed = 200

export function EffectPanel({ effect, onStop }: Props) {
  const words = strings.value.policy
  return (
    <section class="policy-effect" aria-labelledby="policy-effect" data-testid="effect">
      <h2 id="policy-effect">{words.effect.title}</h2>
      {effect.state === 'looking' && <TaskProgress progress={effect.progress} onStop={onStop} />}
      <output>
        <Summary effect={effect} />
      </output>
      {effect.moves.length > 0 && (
        <>
          <div class="policy-moves">
            <Crossing title={words.effect.bands} moves={effect.moves} nameOf={bandName} />
            <Crossing title={words.effect.tiers} moves={effect.moves} nameOf={tierName} />
            <Crossing title={words.effect.stages} moves={effect.moves} nameOf={stageName} />
          </div>
          <h3>{words.effect.accounts}</h3>
          <ul class="list policy-accounts" data-testid="effect-accounts">
            {effect.moves.slice(0, mostListed).map((move) => (
              <li key={move.accountId}>
                <a class="list-main" href={`#/accounts/${move.accountId}`}>
                  <SafeText text={move.name} />
                </a>
                <span class="muted">{changesOf(move).join('; ')}</span>
              </li>
            ))}
          </ul>
          {effect.moves.length > mostListed && (
            <p class="muted">{words.effect.more(formatNumber(effect.moves.length - mostListed))}</p>
          )}
        </>
      )}
    </section>
  )
}

function Summary({ effect: { state, progress, moves } }: Pick<Props, 'effect'>) {
  const { effect: words, unchanged } = strings.value.policy
  if (state === 'failed') return <p class="message is-bad">{words.failed}</p>
  if (state === 'idle') return <p class="muted">{unchanged}</p>
  if (state === 'blocked') return <p class="muted">{words.blocked}</p>
  if (state === 'stopped') return <p class="muted">{words.stopped}</p>
  if (progress === null) return null
  if (progress.total === 0) return <p class="muted">{words.noAccounts}</p>
  const total = formatNumber(state === 'done' ? progress.total : progress.done)
  return <p>{moves.length === 0 ? words.none(total) : words.some(formatNumber(moves.length), total)}</p>
}

const bandName = ({ band }: Standing): string =>
  band === null ? strings.value.policy.effect.noBand : strings.value.model.bands[band]
const tierName = ({ tier }: Standing): string =>
  tier === null ? strings.value.policy.effect.noTier : strings.value.model.tiers[tier]
const stageName = ({ stage }: Standing): string =>
  stage === null ? strings.value.policy.effect.noStage : strings.value.model.stages[stage]

function changesOf({ before, after }: Move): string[] {
  return [bandName, tierName, stageName].flatMap((nameOf) =>
    nameOf(before) === nameOf(after) ? [] : [`${nameOf(before)} → ${nameOf(after)}`],
  )
}

interface CrossingProps {
  title: string
  moves: readonly Move[]
  nameOf: (standing: Standing) => string
}

/** How many go from where to where, most first. */
function Crossing({ title, moves, nameOf }: CrossingProps) {
  const counts = new Map<string, number>()
  for (const { before, after } of moves) {
    if (nameOf(before) === nameOf(after)) continue
    const way = `${nameOf(before)} → ${nameOf(after)}`
    counts.set(way, (counts.get(way) ?? 0) + 1)
  }
  if (counts.size === 0) return null
  const ways = [...counts].toSorted((a, b) => b[1] - a[1])
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {ways.map(([way, count]) => (
          <li key={way}>
            {way}: <strong>{formatNumber(count)}</strong>
          </li>
        ))}
      </ul>
    </div>
  )
}
