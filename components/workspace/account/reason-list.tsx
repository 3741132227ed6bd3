/** All factors of a score that have data, each down to its rows; those without are named in one line. */
import type { Reason } from '../../../lib/domain/insight'
import { formatList } from '../../format'
import { strings } from '../../locale'
import { factorName } from '../../model-words'
import { ReasonLine } from '../../sidebar/reason-line'
import type { DepthActions } from './depth'

interface Props {
  reasons: readonly Reason[]
  loadRows: DepthActions['loadRows']
}

export function ReasonList({ reasons, loadRows }: Props) {
  const known = reasons.filter(({ score, value }) => score !== null || value !== null)
  const missing = reasons.filter(({ score, value, weight }) => score === null && value === null && weight > 0)
  return (
    <>
      <ul class="secret">
        {known.map((reason) => (
          <ReasonLine key={reason.factor} reason={reason} isOpenable loadRows={loadRows} />
        ))}
      </ul>
      {missing.length > 0 && (
        <details class="panel-missing">
          <summary>{strings.value.depth.withoutData(missing.length)}</summary>
          {formatList(missing.map(({ factor }) => factorName(factor)))}
        </details>
      )}
    </>
  )
}
