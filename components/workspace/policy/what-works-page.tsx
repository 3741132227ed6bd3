/** What made the happy ones happy: healthy accounts against those at risk, with counts, and who lacks it. */
import type { Finding, WhatWorks } from '../../../lib/domain/what-works/what-works'
import { formatNumber, formatPoints, formatShare } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import type { Progress } from './policy-model'
import { TaskProgress } from './task-progress'
import './policy.css'

export interface WhatWorksView {
  state: 'running' | 'done' | 'failed'
  progress: Progress | null
  result: { found: WhatWorks; names: Readonly<Record<string, string>> } | null
}

interface Props {
  view: WhatWorksView
  segments: readonly { id: string; name: string }[]
  segmentId: string | null
  onSegment: (id: string | null) => void
}

export function WhatWorksPage({ view, segments, segmentId, onSegment }: Props) {
  const { works: words, ...policy } = strings.value.policy
  const { result } = view
  return (
    <section class="policy" data-testid="what-works">
      <div class="page-title">
        <h1>{words.title}</h1>
      </div>
      <p class="muted">
        {words.intro} {words.caution}
      </p>
      {segments.length > 0 && (
        <label class="policy-scope">
          <span>{words.scope}</span>
          <select
            class="input"
            value={segmentId ?? ''}
            onChange={(event) => onSegment(event.currentTarget.value || null)}
          >
            <option value="">{policy.everybody}</option>
            {segments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {view.state === 'running' && <TaskProgress progress={view.progress} />}
      {view.state === 'failed' && <p class="message is-bad">{words.failed}</p>}
      {result && <Found {...result} />}
    </section>
  )
}

function Found({ found, names }: NonNullable<WhatWorksView['result']>) {
  const words = strings.value.policy.works
  if (found.findings.length === 0)
    return (
      <div class="empty">
        <p>{words.none}</p>
        <p class="muted">{words.noneNext}</p>
        <a class="button is-primary" href="#/">
          {words.toAccounts}
        </a>
      </div>
    )
  return (
    <>
      <p>
        {words.counts(found.healthy, found.watch, found.atRisk)}
        {found.unknown > 0 && ` ${words.unknown(found.unknown)}`}
      </p>
      {(['ours', 'theirs'] as const).map((side) => {
        const findings = found.findings.filter((finding) => finding.side === side)
        return (
          findings.length > 0 && (
            <section key={side} class="works-side" aria-labelledby={`works-${side}`}>
              <h2 id={`works-${side}`}>{words[side]}</h2>
              <ul class="works-list">
                {findings.map((finding) => (
                  <FindingLine key={finding.practice} finding={finding} names={names} />
                ))}
              </ul>
            </section>
          )
        )
      })}
    </>
  )
}

const points = (share: number): string => formatPoints(100 * share)

const tones = { helps: 'good', opposite: 'warn', unclear: 'plain', tooFew: 'plain' } as const

function FindingLine({ finding, names }: { finding: Finding; names: Readonly<Record<string, string>> }) {
  const words = strings.value.policy.works
  const { practice, healthy, atRisk, difference, verdict, lacking } = finding
  return (
    <li class="works-item" data-testid={`works-${practice}`}>
      <h3>
        {words.practices[practice]} <span class="muted">{lineText(finding)}</span>
      </h3>
      <dl class="works-bars">
        {(
          [
            ['healthy', healthy],
            ['atRisk', atRisk],
          ] as const
        ).map(([group, { having, of }]) => (
          <div key={group} class={group === 'healthy' ? 'is-good' : 'is-bad'}>
            <dt>{words[group]}</dt>
            <dd>
              <span class="policy-bar" aria-hidden="true">
                <span style={{ width: of === 0 ? '0' : formatPercent(having / of) }} />
              </span>
              {words.shareOf(having, of)}
              {of > 0 && <span class="muted"> · {formatShare(having / of)}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p class={`works-verdict is-${tones[verdict]}`}>
        {words.verdicts[verdict]}
        {difference !== null && verdict !== 'tooFew' && (
          <span class="muted">
            {' '}
            {words.difference(points(difference.value), points(difference.low), points(difference.high))}
          </span>
        )}
      </p>
      {verdict === 'helps' &&
        (lacking.length === 0 ? (
          <p class="muted">{words.everyone}</p>
        ) : (
          <details class="policy-details">
            <summary>{words.lacking(lacking.length)}</summary>
            <ul class="works-lacking">
              {lacking.flatMap((id) => {
                const name = names[id]
                return name === undefined
                  ? []
                  : [
                      <li key={id}>
                        <a href={`#/accounts/${id}`}>
                          <SafeText text={name} />
                        </a>
                      </li>,
                    ]
              })}
            </ul>
          </details>
        ))}
    </li>
  )
}

/** For the style sheet, whatever the language. */
const formatPercent = (share: number): string => `${(100 * share).toFixed(1)}%`

function lineText({ line, unit, better }: Finding): string {
  const words = strings.value.policy.works
  const value =
    unit === 'share'
      ? formatShare(line)
      : unit === 'perMonth'
        ? words.perMonth(formatNumber(line))
        : unit === 'hours'
          ? words.hours(formatNumber(line))
          : formatNumber(line)
  return better === 'less' ? words.atMost(value) : words.atLeast(value)
}
