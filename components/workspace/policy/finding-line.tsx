/** One thing that healthy accounts may have more often, with its counts and who lacks it. */
import type { Finding } from '../../../lib/domain/what-works/what-works'
import { formatNumber, formatPoints, formatShare } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'

const points = (share: number): string => formatPoints(100 * share)

const tones = { helps: 'good', opposite: 'warn', unclear: 'plain', tooFew: 'plain' } as const

export function FindingLine({ finding, names }: { finding: Finding; names: Readonly<Record<string, string>> }) {
  const words = strings.value.policy.works
  const { practice, healthy, atRisk, difference, verdict, lacking } = finding
  // Only the first are named.
  const named = lacking.flatMap((id) => {
    const name = names[id]
    return name === undefined ? [] : [{ id, name }]
  })
  return (
    <li class="works-item" data-testid={`works-${practice}`}>
      <h3>
        {words.practices[practice]} <span class="muted">{lineText(finding)}</span>
      </h3>
      <dl class="works-bars">
        {(
          [
            ['healthy', healthy],
            ['atRisk', atRisk],
          ] as const
        ).map(([group, { having, of }]) => (
          <div key={group} class={group === 'healthy' ? 'is-good' : 'is-bad'}>
            <dt>{words[group]}</dt>
            <dd>
              <span class="policy-bar" aria-hidden="true">
                <span style={{ width: of === 0 ? '0' : formatPercent(having / of) }} />
              </span>
              {words.shareOf(having, of)}
              {of > 0 && <span class="muted"> · {formatShare(having / of)}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p class={`works-verdict is-${tones[verdict]}`}>
        {words.verdicts[verdict]}
        {difference !== null && verdict !== 'tooFew' && (
          <span class="muted">
            {' '}
            {words.difference(points(difference.value), points(difference.low), points(difference.high))}
          </span>
        )}
      </p>
      {verdict === 'helps' &&
        (lacking.length === 0 ? (
          <p class="muted">{words.everyone}</p>
        ) : (
          <details class="policy-details">
            <summary>{words.lacking(lacking.length)}</summary>
            <ul class="works-lacking">
              {named.map(({ id, name }) => (
                <li key={id}>
                  <a href={`#/accounts/${id}`}>
                    <SafeText text={name} />
                  </a>
                </li>
              ))}
            </ul>
            {lacking.length > named.length && named.length > 0 && (
              <p class="muted">{strings.value.policy.effect.more(formatNumber(lacking.length - named.length))}</p>
            )}
          </details>
        ))}
    </li>
  )
}

/** For the style sheet, whatever the language. */
const formatPercent = (share: number): string => `${(100 * share).toFixed(1)}%`

function lineText({ line, unit, better }: Finding): string {
  const words = strings.value.policy.works
  const value =
    unit === 'share'
      ? formatShare(line)
      : unit === 'perMonth'
        ? words.perMonth(formatNumber(line))
        : unit === 'hours'
          ? words.hours(formatNumber(line))
          : formatNumber(line)
  return better === 'less' ? words.atMost(value) : words.atLeast(value)
}
