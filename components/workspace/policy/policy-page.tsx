/** The rules' page: parts of it, for whom, and what is not saved yet. */
import type { ComponentChildren } from 'preact'
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import { policyTabs, type PolicyTab } from './policy-model'
import { ScopeSelect } from '../form/scope-select'
import './policy.css'

export interface SaveView {
  state: 'unchanged' | 'changed' | 'saving' | 'saved' | 'failed'
  /** Numbers that differ from those in force. */
  changes: number
  problems: number
  version: number
}

interface Props {
  tab: PolicyTab
  segments: readonly { id: string; name: string }[]
  segmentId: string | null
  save: SaveView
  isReadOnly: boolean
  onSegment: (id: string | null) => void
  onSave: () => void
  onDiscard: () => void
  children: ComponentChildren
}

export function PolicyPage({ tab, segments, segmentId, onSegment, children, ...saving }: Props) {
  const words = strings.value.policy
  return (
    <section class="policy" data-testid="policy">
      <div class="page-title">
        <h1>{words.title}</h1>
      </div>
      <p class="muted">{words.intro}</p>
      <div class="policy-head">
        <nav class="policy-tabs" aria-label={words.tabsLabel}>
          {policyTabs.map((each) => (
            <a
              key={each}
              class="nav-link"
              href={each === 'rules' ? '#/policy' : `#/policy/${each}`}
              aria-current={each === tab ? 'page' : undefined}
              data-testid={`policy-${each}`}
            >
              {words.tabs[each]}
            </a>
          ))}
        </nav>
        {tab !== 'versions' && (
          <ScopeSelect label={words.scope} segments={segments} segmentId={segmentId} onSegment={onSegment} />
        )}
      </div>
      {children}
      <SaveBar {...saving} />
    </section>
  )
}

function SaveBar({ save, isReadOnly, onSave, onDiscard }: Pick<Props, 'save' | 'isReadOnly' | 'onSave' | 'onDiscard'>) {
  const words = strings.value.policy
  if (isReadOnly) return <p class="muted">{words.readOnly}</p>
  const isOpen = save.state === 'changed' || save.state === 'saving' || save.state === 'failed'
  return (
    <div class={isOpen ? 'policy-save' : 'policy-saved'}>
      <output data-testid="policy-save-state">
        {save.state === 'saved' && <p class="message is-good">{words.saved(save.version)}</p>}
        {save.state === 'failed' && <p class="message is-bad">{words.saveFailed}</p>}
        {isOpen && save.state !== 'failed' && (
          <p>
            {words.changes(save.changes)}
            {save.problems > 0 && <span class="policy-problem is-bad"> · {words.problems.count(save.problems)}</span>}
          </p>
        )}
      </output>
      {isOpen && (
        <div class="policy-save-buttons">
          <button class="button" disabled={save.state === 'saving'} onClick={trusted(onDiscard)}>
            {words.discard}
          </button>
          <button
            class="button is-primary"
            disabled={save.problems > 0 || save.state === 'saving'}
            data-testid="policy-save"
            onClick={trusted(onSave)}
          >
            {save.state === 'saving' ? words.saving : words.save}
          </button>
        </div>
      )}
    </div>
  )
}
