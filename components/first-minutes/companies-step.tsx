/** Step 4: the companies one writes with; each is a customer, a prospect or neither. */
import { strings } from '../locale'
import type { FirstMinutesActions, Proposal } from './model'
import { ProposalCard } from './proposal-card'
import { StepButtons } from './step-buttons'

interface Props {
  proposals: readonly Proposal[]
  now: Date
  actions: FirstMinutesActions
}

export function CompaniesStep({ proposals, now, actions }: Props) {
  const words = strings.value.firstMinutes.companies
  const taken = proposals.filter(({ answer }) => answer === 'customer' || answer === 'prospect').length
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="muted">{proposals.length === 0 ? words.none : words.hint}</p>
      <ul class="first-proposals">
        {proposals.map((proposal) => (
          <ProposalCard key={proposal.key} proposal={proposal} now={now} actions={actions} />
        ))}
      </ul>
      <div class="first-buttons">
        <button class="button" data-testid="scan-back" onClick={() => actions.go('scan')}>
          {words.back}
        </button>
      </div>
      <StepButtons step="companies" actions={actions} label={words.next(taken)} />
    </>
  )
}
