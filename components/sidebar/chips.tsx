/** Chips: tier and grade | stage and age | health with its change. A tap opens the reasons. */
import { useState } from 'preact/hooks'
import type { Insight, Rhythm } from '../../lib/domain/insight'
import type { MailboxRhythm } from '../../lib/domain/mailbox-rhythm'
import { toldRhythm } from '../../lib/domain/told-rhythm'
import { formatNumber } from '../format'
import { strings } from '../locale'
import { bandTone } from '../model-words'
import { Reasons } from './reasons'
import type { SidebarActions } from './actions'
import './chips.css'

export type ChipName = 'tier' | 'stage' | 'health'
const names: readonly ChipName[] = ['tier', 'stage', 'health']

interface Face {
  main: string
  sub: string
  isEmpty: boolean
}

function tierFace({ tier }: Insight): Face {
  const { chips, model, policy } = strings.value
  if (tier.tier === null) {
    const figureOf = (name: string): number | null => tier.reasons.find(({ factor }) => factor === name)?.value ?? null
    const withoutRate = figureOf('ordersWithoutRate')
    const missing =
      withoutRate !== null
        ? policy.money.withoutRate(withoutRate)
        : figureOf('revenue12m') !== null
          ? model.tooFewToRank
          : model.addOrders
    const sub = tier.potential === null ? missing : chips.potentialOnly(Math.round(tier.potential))
    return { main: chips.noTier, sub, isEmpty: true }
  }
  const sub = tier.wouldBe ? chips.wouldBe(model.tiers[tier.wouldBe]) : tier.grade ? model.grade(tier.grade) : ''
  return {
    main: tier.wouldBe && tier.grade ? `${model.tiers[tier.tier]} ${tier.grade}` : model.tiers[tier.tier],
    sub,
    isEmpty: false,
  }
}

function stageFace({ stage }: Insight): Face {
  const { chips, model } = strings.value
  if (stage.stage === null) return { main: chips.noStage, sub: chips.askStage, isEmpty: true }
  const sub =
    stage.stage === 'prospect' && stage.profile
      ? model.profiles[stage.profile.fit]
      : stage.dormancy !== null && stage.dormancy !== 'awake' && stage.silentDays !== null
        ? `${model.dormancy[stage.dormancy]} ${model.days(stage.silentDays)}`
        : stage.ageMonths === null
          ? ''
          : model.months(stage.ageMonths)
  return { main: model.stages[stage.stage], sub, isEmpty: false }
}

/** Too little is known for a band: mail's rhythm stands in, and says so (MODEL, "Health"). */
function healthFace({ health, rhythm }: Insight, mailbox: MailboxRhythm | null): Face {
  const { model } = strings.value
  if (health.score === null || health.band === null) return rhythmFace(rhythm, mailbox)
  return { main: formatNumber(Math.round(health.score)), sub: model.bands[health.band], isEmpty: false }
}

function rhythmFace(logged: Rhythm, mailbox: MailboxRhythm | null): Face {
  const { chips, model, rhythm: words } = strings.value
  const { rhythm, by } = toldRhythm(logged, mailbox)
  const { state, usualGapDays, lastIn, lastOut, gapsSeen } = rhythm
  if (state !== 'notEnough')
    return { main: model.rhythm[state], sub: by === 'mailbox' ? words.source : chips.fromMail, isEmpty: true }
  if (usualGapDays !== null) return { main: words.name, sub: words.every(Math.round(usualGapDays)), isEmpty: true }
  if (lastIn === null && lastOut === null) return { main: chips.health, sub: words.logMail, isEmpty: true }
  return { main: words.name, sub: words.seen(gapsSeen), isEmpty: true }
}

/** `↓6`; nothing for no change. */
function changeMark(change: number | null): string {
  const points = change === null ? 0 : Math.round(change)
  return points === 0 ? '' : `${points < 0 ? '↓' : '↑'}${Math.abs(points)}`
}

interface Props {
  insight: Insight
  /** What this browser's mailbox tells, where that has been read. */
  mailbox?: MailboxRhythm | null
  loadRows: SidebarActions['loadRows']
  onDepth?: (() => void) | undefined
  onRates?: (() => void) | undefined
}

export function Chips({ insight, mailbox = null, loadRows, onDepth, onRates }: Props) {
  const [open, setOpen] = useState<ChipName | null>(null)
  const titles = {
    tier: strings.value.chips.value,
    stage: strings.value.chips.stage,
    health: strings.value.chips.health,
  }
  const faces = { tier: tierFace(insight), stage: stageFace(insight), health: healthFace(insight, mailbox) }
  const change = changeMark(insight.health.change4w)
  return (
    <section class="chips-block">
      <div class="chips">
        {names.map((name) => (
          <button
            key={name}
            class={`chip ${name === 'health' ? `is-${bandTone(insight.health.band)}` : ''} ${faces[name].isEmpty ? 'is-empty' : ''}`}
            aria-expanded={open === name}
            aria-controls="reasons"
            data-testid={name}
            onClick={() => setOpen(open === name ? null : name)}
          >
            <span class="visually-hidden">{titles[name]}: </span>
            <span class="chip-main secret">
              {name === 'health' && !faces.health.isEmpty && <span class="chip-dot" aria-hidden="true" />}
              {faces[name].main}
              {name === 'health' && !faces.health.isEmpty && change !== '' && (
                <span class={`chip-change ${change.startsWith('↓') ? 'is-bad' : 'is-good'}`}> {change}</span>
              )}
            </span>{' '}
            <span class="chip-sub secret">{faces[name].sub}</span>
          </button>
        ))}
      </div>
      {open !== null && (
        <Reasons key={open} chip={open} insight={insight} loadRows={loadRows} onDepth={onDepth} onRates={onRates} />
      )}
    </section>
  )
}
