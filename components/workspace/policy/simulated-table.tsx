/** The picture's figures, for who reads or copies them. */
import { errorRate, missRate, type LinePoint } from '../../../lib/domain/simulator/tally'
import { formatNumber, formatShare } from '../../format'
import { strings } from '../../locale'
import { ScrollBox } from './scroll-box'

interface Props {
  points: readonly LinePoint[]
  wordLine: (line: number) => string
}

const share = (rate: number | null): string => (rate === null ? '–' : formatShare(rate))

export function SimulatedTable({ points, wordLine }: Props) {
  const words = strings.value.policy.simulator
  const heads = [words.line, words.warnings, words.wrong, words.error, words.warned, words.missed, words.miss]
  return (
    <details class="policy-details">
      <summary>{words.table}</summary>
      <ScrollBox label={words.table}>
        <table class="policy-table is-figures">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" class="is-number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ line, tally }) => (
              <tr key={line}>
                <th scope="row" class="is-number">
                  {wordLine(line)}
                </th>
                <td>{formatNumber(tally.warnings)}</td>
                <td>{formatNumber(tally.wrong)}</td>
                <td>{share(errorRate(tally))}</td>
                <td>{formatNumber(tally.warned)}</td>
                <td>{formatNumber(tally.churns - tally.warned)}</td>
                <td>{share(missRate(tally))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  )
}
