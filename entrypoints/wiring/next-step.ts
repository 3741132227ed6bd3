/** The next step, as far as the verdict alone tells it; playbooks come with their issue. */
import type { NextStep } from '../../components/sidebar/view'
import type { Verdict } from '../../lib/domain/insight'

export interface StepNames {
  accountId: string
  accountName: string
  personName: string
}

/** Null where the verdict asks for nothing, or its task stands on the card already. */
export function nextStepOf(
  verdict: Verdict | null,
  { accountId, accountName, personName }: StepNames,
): NextStep | null {
  switch (verdict?.kind) {
    case 'replyOwed':
      return { key: `${accountId} reply`, kind: 'reply', about: personName }
    case 'quiet':
      return { key: `${accountId} call`, kind: 'call', about: personName }
    case 'renewal':
      return { key: `${accountId} renew`, kind: 'renew', about: accountName }
    case 'openAlert':
      return {
        key: `${accountId} look ${verdict.factor}`,
        kind: 'look',
        about: verdict.factor,
        ...(verdict.alertId === undefined ? {} : { alertId: verdict.alertId }),
      }
    default:
      return null
  }
}
