/** Each indicator's weight by hand and learnt, and how much it tells. */
import type { LearnedFactor } from '../../../lib/domain/learn/learn-weights'
import { formatNumber, formatShare } from '../../format'
import { strings } from '../../locale'
import { indicatorName } from './field-words'
import { ScrollBox } from './scroll-box'

export function FactorTable({ factors }: { factors: readonly LearnedFactor[] }) {
  const words = strings.value.policy.learned
  const most = Math.max(1e-9, ...factors.map(({ effect }) => Math.abs(effect ?? 0)))
  return (
    <ScrollBox label={words.title}>
      <table class="policy-table is-figures">
        <thead>
          <tr>
            <th scope="col">{words.factor}</th>
            <th scope="col" class="is-number">
              {words.hand}
            </th>
            <th scope="col" class="is-number">
              {words.weight}
            </th>
            <th scope="col">
              {words.effect} <span class="muted">({words.effectHint})</span>
            </th>
            <th scope="col" class="is-number">
              {words.known}
            </th>
          </tr>
        </thead>
        <tbody>
          {factors.map(({ id, weight, learned, effect, known, leak }) => (
            <tr key={id}>
              <th scope="row">
                {indicatorName(id)} {leak !== null && <span class="tag is-warn">{words.leaks[leak]}</span>}
              </th>
              <td>{formatNumber(weight)}</td>
              <td>{learned === null ? '–' : formatNumber(learned)}</td>
              <td class="is-bar">
                {effect === null ? (
                  <span class="muted">{words.says}</span>
                ) : (
                  <span class="policy-bar" title={formatNumber(-effect)}>
                    <span
                      class={effect <= 0 ? undefined : 'is-against'}
                      style={{ width: `${(100 * Math.abs(effect)) / most}%` }}
                    />
                  </span>
                )}
              </td>
              <td>{formatShare(known)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
