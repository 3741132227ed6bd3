/** Learnt weights beside the hand-set ones. They count only once a person puts them into the rules and saves. */
import type { Validation } from '../../../lib/domain/learn/cross-validate'
import type { LearnRefusal } from '../../../lib/domain/learn/example'
import type { Learned, LearnedFactor } from '../../../lib/domain/learn/learn-weights'
import { strings } from '../../locale'
import { joinSentences } from '../../sentences'
import { trusted } from '../../trusted'
import { FactorTable } from './factor-table'
import { MarkLost, type LostMark } from './mark-lost'
import type { Progress } from './policy-model'
import { TaskProgress } from './task-progress'

export interface LearnedView {
  state: 'running' | 'done' | 'failed'
  progress: Progress | null
  result: { basis: { form: 'past' | 'present'; inferred: number }; found: Omit<Learned, 'risk'> | LearnRefusal } | null
  accounts: readonly { id: string; name: string }[]
  isReadOnly: boolean
}

interface Props {
  view: LearnedView
  today: string
  onUse: (factors: readonly LearnedFactor[]) => void
  onMark: (mark: LostMark) => Promise<boolean>
}

export function LearnedWeights({ view, today, onUse, onMark }: Props) {
  const words = strings.value.policy.learned
  const { result } = view
  return (
    <section class="stack" data-testid="learned">
      <div>
        <h2>{words.title}</h2>
        <p class="muted">{words.intro}</p>
      </div>
      {view.state === 'running' && <TaskProgress progress={view.progress} />}
      {view.state === 'failed' && <p class="message is-bad">{words.failed}</p>}
      {result && 'why' in result.found && (
        <Refusal found={result.found} accounts={view.accounts} today={today} onMark={onMark} />
      )}
      {result && !('why' in result.found) && (
        <Found basis={result.basis} found={result.found} isReadOnly={view.isReadOnly} onUse={onUse} />
      )}
    </section>
  )
}

type RefusalProps = Pick<Props, 'today' | 'onMark'> & Pick<LearnedView, 'accounts'> & { found: LearnRefusal }

function Refusal({ found, accounts, today, onMark }: RefusalProps) {
  const words = strings.value.policy.learned
  if (found.why !== 'tooFewLost')
    return (
      <div class="policy-none">
        <p>{found.why === 'tooFewKept' ? words.tooFewKept(found.kept, found.needed) : words.nothingDiffers}</p>
        <a class="button is-primary" href="#/import">
          {words.toImport}
        </a>
      </div>
    )
  return (
    <div class="policy-none">
      <p>{words.tooFewLost(found.lost, found.needed)}</p>
      <p class="muted">{strings.value.policy.simulator.noChurnNext}</p>
      <MarkLost accounts={accounts} today={today} onMark={onMark} />
    </div>
  )
}

type FoundProps = Pick<LearnedView, 'isReadOnly'> &
  Pick<Props, 'onUse'> & { basis: NonNullable<LearnedView['result']>['basis']; found: Omit<Learned, 'risk'> }

function Found({ basis, found, isReadOnly, onUse }: FoundProps) {
  const words = strings.value.policy.learned
  const isBetter = isSurelyBetter(found.weights, found.handSet)
  return (
    <>
      <p>
        {joinSentences([
          words.counts(found.lost, found.kept),
          words[basis.form],
          basis.inferred > 0 ? words.inferred(basis.inferred) : '',
        ])}
      </p>
      <p class="muted">{words.auc}</p>
      <dl class="policy-aucs">
        <Auc name={words.handSet} found={found.handSet} />
        <Auc name={words.learnt} found={found.weights} />
        <Auc name={words.model} found={found.model} />
      </dl>
      <p class={`message is-${isBetter ? 'good' : 'plain'}`}>{isBetter ? words.better : words.noBetter}</p>
      <FactorTable factors={found.factors} />
      {!isReadOnly && (
        <div class="policy-use">
          <button class="button is-primary" data-testid="use-learned" onClick={trusted(() => onUse(found.factors))}>
            {words.apply}
          </button>
          <p class="muted">{words.applyHint}</p>
        </div>
      )}
    </>
  )
}

/** Beyond two standard errors of the difference, taken as if the two were unrelated: the careful side. */
function isSurelyBetter(learnt: Validation | null, hand: Validation | null): boolean {
  if (learnt === null || hand === null) return false
  return learnt.auc - hand.auc > 2 * Math.hypot(learnt.standardError, hand.standardError)
}

const threeDigits = (value: number): string => value.toFixed(3)

function Auc({ name, found }: { name: string; found: Validation | null }) {
  if (found === null) return null
  const { auc, standardError } = found
  return (
    <div class="policy-auc">
      <dt>{name}</dt>
      <dd>
        <span class="policy-bar" aria-hidden="true">
          <span style={{ width: `${Math.max(0, 200 * (auc - 0.5))}%` }} />
        </span>
        {threeDigits(auc)} ± {threeDigits(standardError)}
      </dd>
    </div>
  )
}
