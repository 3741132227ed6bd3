/** Who would change band, tier, stage or standing as a key account, while the rules are being edited. */
import type { Crossing, Move, Standing } from '../../../lib/domain/policy-editing/policy-effect'
import { formatNumber } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import type { EffectView } from './policy-model'
import { TaskProgress } from './task-progress'

interface Props {
  effect: EffectView
  onStop: () => void
}

export function EffectPanel({ effect, onStop }: Props) {
  const words = strings.value.policy
  const { count, bands, tiers, stages, keys } = effect.effect
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
            <Ways title={words.effect.bands} ways={bands} nameOf={bandName} />
            <Ways title={words.effect.tiers} ways={tiers} nameOf={tierName} />
            <Ways title={words.effect.stages} ways={stages} nameOf={stageName} />
            <Ways title={words.effect.keys} ways={keys} nameOf={keyName} />
          </div>
          <h3>{words.effect.accounts}</h3>
          <ul class="list policy-accounts" data-testid="effect-accounts">
            {effect.moves.map((move) => (
              <li key={move.accountId}>
                <a class="list-main" href={`#/accounts/${move.accountId}`}>
                  <SafeText text={move.name} />
                </a>
                <span class="muted">{changesOf(move).join('; ')}</span>
              </li>
            ))}
          </ul>
          {count > effect.moves.length && (
            <p class="muted">{words.effect.more(formatNumber(count - effect.moves.length))}</p>
          )}
        </>
      )}
    </section>
  )
}

function Summary({ effect: { state, progress, effect } }: Pick<Props, 'effect'>) {
  const { effect: words, unchanged } = strings.value.policy
  if (state === 'failed') return <p class="message is-bad">{words.failed}</p>
  if (state === 'idle') return <p class="muted">{unchanged}</p>
  if (state === 'blocked') return <p class="muted">{words.blocked}</p>
  if (state === 'stopped') return <p class="muted">{words.stopped}</p>
  if (progress === null) return null
  if (progress.total === 0) return <p class="muted">{words.noAccounts}</p>
  const total = formatNumber(state === 'done' ? progress.total : progress.done)
  return <p>{effect.count === 0 ? words.none(total) : words.some(formatNumber(effect.count), total)}</p>
}

const bandName = (band: Standing['band']): string =>
  band === null ? strings.value.policy.effect.noBand : strings.value.model.bands[band]
const tierName = (tier: Standing['tier']): string =>
  tier === null ? strings.value.policy.effect.noTier : strings.value.model.tiers[tier]
const stageName = (stage: Standing['stage']): string =>
  stage === null ? strings.value.policy.effect.noStage : strings.value.model.stages[stage]

const keyName = (key: Standing['key']): string =>
  key === null ? strings.value.policy.effect.noKey : strings.value.policy.effect.keyStates[key]

function changesOf({ before, after }: Move): string[] {
  return [
    ...(before.band === after.band ? [] : [wayText(bandName(before.band), bandName(after.band))]),
    ...(before.tier === after.tier ? [] : [wayText(tierName(before.tier), tierName(after.tier))]),
    ...(before.stage === after.stage ? [] : [wayText(stageName(before.stage), stageName(after.stage))]),
    ...(before.key === after.key ? [] : [wayText(keyName(before.key), keyName(after.key))]),
  ]
}

const wayText = (from: string, to: string): string => `${from} → ${to}`

interface WaysProps<Of> {
  title: string
  ways: readonly Crossing<Of>[]
  nameOf: (standing: Of) => string
}

/** How many go from where to where, most first. */
function Ways<Of>({ title, ways, nameOf }: WaysProps<Of>) {
  if (ways.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {ways.map(({ from, to, count }) => (
          <li key={wayText(nameOf(from), nameOf(to))}>
            {wayText(nameOf(from), nameOf(to))}: <strong>{formatNumber(count)}</strong>
          </li>
        ))}
      </ul>
    </div>
  )
}
