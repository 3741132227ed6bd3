/** Plan, collapsed: its measured goals and who is writing. Opens wide on its own page. */
import { ArrowUpRight } from 'lucide-preact'
import { formatList } from '../format'
import { strings } from '../locale'
import { withoutInvisible } from '../safe-text'
import { Section } from './section'
import type { CardPlan } from './view'

export function PlanSummary({ plan, open }: { plan: CardPlan; open: () => void }) {
  const words = strings.value.plan
  return (
    <Section
      title={words.title}
      testId="plan"
      aside={
        <button class="link-button plan-open" data-testid="open-plan" onClick={open}>
          {words.open}
          <ArrowUpRight size={13} aria-hidden="true" style={{ display: 'inline', verticalAlign: '-2px' }} />
        </button>
      }
    >
      {plan.goals.length > 0 && (
        <ul class="plan-goals secret">
          {plan.goals.map((goal) => (
            <li key={goal.label}>
              <bdi>{withoutInvisible(words.goal(goal.label, goal.target, goal.now)).text}</bdi>
            </li>
          ))}
        </ul>
      )}
      {plan.editors.length > 0 && (
        <p class="muted" data-testid="plan-editors">
          <span class="dot is-good" aria-hidden="true" />{' '}
          <bdi>{withoutInvisible(words.editing(formatList(plan.editors))).text}</bdi>
        </p>
      )}
    </Section>
  )
}
