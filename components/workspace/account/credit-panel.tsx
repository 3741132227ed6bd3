/** Credit: what it may owe, when it has to pay, what is late. */
import type { SourceRow } from '../../../lib/domain/insight'
import { formatDay, formatMoney } from '../../format'
import { reportingCurrency } from '../../format-value'
import { strings } from '../../locale'
import type { DepthProps } from './depth'
import { Figure } from './figure'
import { Panel } from './panel'

const tones = { unknown: 'plain', clear: 'good', late: 'warn', overdue: 'bad' } as const

export function CreditPanel({ depth, now, actions }: DepthProps) {
  const { credit: words } = strings.value.standing
  const { model } = strings.value
  const { account, credit } = depth
  const { limit, limitInReporting, termsDays, state, overdueSince, overdueDays } = credit
  if (limit === null && termsDays === null && state === 'unknown') return null
  const rows: SourceRow[] = [{ collection: 'accounts', id: account.id }]
  const inReporting =
    limit === null || limit.currency === reportingCurrency.value
      ? ''
      : limitInReporting === null
        ? words.noRate(reportingCurrency.value)
        : `≈ ${formatMoney({ units: limitInReporting, currency: reportingCurrency.value })}`
  return (
    <Panel
      title={words.title}
      testId="depth-credit"
      aside={<span class={`depth-tone is-${tones[state]} secret`}>{words.states[state]}</span>}
    >
      <ul class="figures">
        {limit !== null && (
          <Figure
            name={words.limit}
            value={formatMoney(limit)}
            hint={inReporting}
            rows={rows}
            loadRows={actions.loadRows}
            testId="credit-limit"
          />
        )}
        {termsDays !== null && (
          <Figure
            name={words.terms}
            value={model.days(termsDays)}
            rows={rows}
            loadRows={actions.loadRows}
            testId="credit-terms"
          />
        )}
        {overdueDays !== null && (
          <Figure
            name={words.overdue}
            value={overdueDays === 0 ? model.none : model.days(overdueDays)}
            hint={overdueSince === null ? '' : words.since(formatDay(overdueSince, now))}
            rows={rows}
            loadRows={actions.loadRows}
            testId="credit-overdue"
          />
        )}
      </ul>
    </Panel>
  )
}
