/** The lifecycle stage: why it is that, how it came there, and what a person sets by hand against it. */
import { useEffect, useState } from 'preact/hooks'
import type { LifecycleStage } from '../../../lib/domain/model'
import type { Insight, StageResult } from '../../../lib/domain/insight'
import type { StageEvent } from '../../../lib/domain/stage-events'
import { formatDay, formatList } from '../../format'
import { strings } from '../../locale'
import { criterionName } from '../../model-words'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import type { DepthProps } from './depth'
import { Disclosure } from './disclosure'
import { Figure } from './figure'
import { Panel } from './panel'
import { ReasonList } from './reason-list'
import { ProfileForm } from './profile-form'
import { rowsOfReasons } from './rows-of-reasons'
import { StageForm } from './stage-form'
import { WriteFailure, useWrite } from './use-write'

interface Props extends DepthProps {
  insight: Insight
}

export function StagePanel({ insight, ...props }: Props) {
  const { now, today, isReadOnly, actions } = props
  const { chips, standing } = strings.value
  const words = standing.stage
  const { stage } = insight
  return (
    <Panel
      title={chips.stage}
      testId="depth-stage"
      aside={<span class="muted secret">{facesOf(stage).join(' · ')}</span>}
    >
      {stage.stage === null && <p class="plain-lines">{words.unknown}</p>}
      <ByHand {...props} />
      {stage.profile !== null && (
        <p class="panel-line secret">
          <SafeText text={profileLine(stage.profile)} />
        </p>
      )}
      <StageFigures insight={insight} {...props} />
      <ReasonList reasons={stage.reasons} loadRows={actions.loadRows} />
      <Journey load={actions.loadStageEvents} of={insight.computedAt} now={now} />
      {!isReadOnly && stage.profile !== null && (
        <Disclosure label={standing.profile.edit} testId="target-profile">
          {({ save, close }) => (
            <ProfileForm
              profile={props.depth.account.targetProfile}
              onSave={(targetProfile) => save(actions.saveFacts({ targetProfile }))}
              onCancel={close}
            />
          )}
        </Disclosure>
      )}
      {!isReadOnly && (
        <Disclosure label={words.byHand} testId="stage-by-hand">
          {({ save, close }) => (
            <StageForm
              stage={stage.stage}
              today={today}
              onOverride={(override) => save(actions.overrideStage(override))}
              onLost={(lost) => save(actions.markLost(lost))}
              onCancel={close}
            />
          )}
        </Disclosure>
      )}
    </Panel>
  )
}

/** How long it has been so, how long it is silent, and how often a touch is due: each with what it rests on. */
function StageFigures({ insight, depth, actions }: Props) {
  const { model, standing } = strings.value
  const words = standing.stage
  const { ageMonths, silentDays, reasons } = insight.stage
  const { loadRows } = actions
  const ofAccount = [{ collection: 'accounts' as const, id: depth.account.id }]
  const behind = rowsOfReasons(reasons)
  const { lastIn, lastOut } = depth.rows.rhythm
  return (
    <ul class="figures secret">
      {ageMonths !== null && (
        <Figure
          name={words.age}
          value={model.months(ageMonths)}
          rows={behind.length > 0 ? behind : ofAccount}
          loadRows={loadRows}
          testId="stage-age"
        />
      )}
      {silentDays !== null && (
        <Figure
          name={words.silent}
          value={model.days(silentDays)}
          rows={[...lastIn, ...lastOut]}
          loadRows={loadRows}
          testId="stage-silent"
        />
      )}
      {insight.plannedGapDays !== null && (
        <Figure
          name={words.plannedGap}
          value={model.days(Math.round(insight.plannedGapDays))}
          hint={words.gapHint}
          rows={behind.length > 0 ? behind : ofAccount}
          loadRows={loadRows}
          testId="planned-gap"
        />
      )}
    </ul>
  )
}

/** The stage, its age, how long it is silent. */
function facesOf({ stage, ageMonths, dormancy, silentDays }: StageResult): string[] {
  const { model, chips } = strings.value
  const age = ageMonths === null ? '' : model.months(ageMonths)
  const sleep =
    dormancy === null ? '' : `${model.dormancy[dormancy]} ${silentDays === null ? '' : model.days(silentDays)}`
  return [stage === null ? chips.noStage : model.stages[stage], age, sleep.trim()].filter((face) => face !== '')
}

function profileLine({ fit, unmet }: NonNullable<StageResult['profile']>): string {
  const { model } = strings.value
  return unmet.length === 0 ? model.profiles[fit] : model.unmet(formatList(unmet.map(criterionName)))
}

/** What a person set: with its reason, until when, what the numbers say underneath, and the way back. */
function ByHand({ depth, now, isReadOnly, actions }: DepthProps) {
  const { chips, model, standing } = strings.value
  const words = standing.stage
  const { failure, run } = useWrite()
  const { stageOverride, lost } = depth.account
  const stage = depth.insight?.stage
  if (lost !== null)
    return (
      <div class="depth-by-hand" data-testid="marked-lost">
        <p class="secret">
          <SafeText text={words.lostOn(formatDay(lost.on, now), lost.reason)} />
        </p>
        {!isReadOnly && (
          <button class="link-button" data-testid="lost-back" onClick={trusted(() => run(actions.markLost(null)))}>
            {standing.takeBack}
          </button>
        )}
        <WriteFailure failure={failure} />
      </div>
    )
  if (stageOverride === null || stage?.isOverridden !== true) return null
  return (
    <div class="depth-by-hand" data-testid="set-by-hand">
      <p class="secret">
        <SafeText text={words.set(formatDay(stageOverride.until, now), stageOverride.reason)} />
        {stage.underlying !== null && ` ${chips.underneath(model.stages[stage.underlying])}`}
      </p>
      {!isReadOnly && (
        <button class="link-button" data-testid="stage-back" onClick={trusted(() => run(actions.overrideStage(null)))}>
          {standing.takeBack}
        </button>
      )}
      <WriteFailure failure={failure} />
    </div>
  )
}

/** How the stage changed: computed when the panel is shown, anew with the numbers. */
function Journey({ load, of, now }: { load: () => Promise<readonly StageEvent[]>; of: string; now: Date }) {
  const { chips, model, standing } = strings.value
  const [events, setEvents] = useState<readonly StageEvent[]>([])
  useEffect(() => {
    let isNewest = true
    load().then(
      (found) => isNewest && setEvents(found),
      (error: unknown) => console.error('The history of the stage could not be computed.', error),
    )
    return () => {
      isNewest = false
    }
  }, [load, of])
  if (events.length === 0) return null
  const named = (stage: LifecycleStage | null): string => (stage === null ? chips.noStage : model.stages[stage])
  return (
    <div class="depth-journey" data-testid="journey">
      <h4>{standing.stage.journey}</h4>
      <ol class="secret">
        {events.toReversed().map(({ on, from, to }) => (
          <li key={`${on} ${to}`}>
            <span class="muted">{formatDay(on, now)}</span> {standing.stage.change(named(from), named(to))}
          </li>
        ))}
      </ol>
    </div>
  )
}
