/** What made the happy ones happy: healthy accounts against those at risk, with counts, and who lacks it. */
import type { WhatWorks } from '../../../lib/domain/what-works/what-works'
import { strings } from '../../locale'
import { joinSentences } from '../../sentences'
import { FindingLine } from './finding-line'
import type { Progress } from './policy-model'
import { ScopeSelect } from '../form/scope-select'
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
  const words = strings.value.policy.works
  const { result } = view
  return (
    <section class="policy" data-testid="what-works">
      <div class="page-title">
        <h1>{words.title}</h1>
      </div>
      <p class="muted">{joinSentences([words.intro, words.caution, words.playbooks])}</p>
      <ScopeSelect label={words.scope} segments={segments} segmentId={segmentId} onSegment={onSegment} />
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
        {joinSentences([
          words.counts(found.healthy, found.watch, found.atRisk),
          found.unknown > 0 ? words.unknown(found.unknown) : '',
        ])}
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
