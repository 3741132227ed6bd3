/** All segments of the workspace, and the one that is open. */
import type { ComponentChildren } from 'preact'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import type { SegmentLine } from './segment-model'
import { fieldsText } from './segment-words'
import './segments.css'

interface Props {
  lines: readonly SegmentLine[]
  /** The open one; `new` for one that is not stored yet; null: none. */
  openId: string | null
  isReadOnly: boolean
  /** Just deleted, and can be had back. */
  removed: { name: string } | null
  /** Deleting, or having back, could not be stored. */
  hasFailed: boolean
  onUndo: () => void
  /** The editor of the open one; null where none is open. */
  children: ComponentChildren
}

export function SegmentsPage({ lines, openId, isReadOnly, removed, hasFailed, onUndo, children }: Props) {
  const words = strings.value.segments
  return (
    <section class="segments" data-testid="segments">
      <div class="page-title">
        <h1>{words.title}</h1>
        {lines.length > 0 && <span class="muted">{words.count(lines.length)}</span>}
      </div>
      <p class="muted">{words.intro}</p>
      <output>
        {hasFailed && <p class="message is-bad">{words.failed}</p>}
        {removed !== null && (
          <p class="message is-plain">
            {words.removed(removed.name)}{' '}
            <button class="link-button" data-testid="segment-undo" onClick={trusted(onUndo)}>
              {words.undo}
            </button>
          </p>
        )}
      </output>
      {lines.length === 0 && openId === null ? (
        <div class="empty">
          <p class="muted segments-none">{words.none}</p>
          {!isReadOnly && <AddLink isPrimary />}
        </div>
      ) : (
        <div class="segments-split">
          <nav class="segments-list" aria-label={words.title}>
            {!isReadOnly && <AddLink isPrimary={false} />}
            <ul>
              {lines.map((line) => (
                <li key={line.id}>
                  <Line line={line} isOpen={line.id === openId} />
                </li>
              ))}
            </ul>
          </nav>
          <div class="segments-open">{children}</div>
        </div>
      )}
    </section>
  )
}

function AddLink({ isPrimary }: { isPrimary: boolean }) {
  return (
    <a class={`button${isPrimary ? ' is-primary' : ''}`} href="#/segments/new" data-testid="segment-new">
      {strings.value.segments.add}
    </a>
  )
}

function Line({ line, isOpen }: { line: SegmentLine; isOpen: boolean }) {
  const words = strings.value.segments
  return (
    <a
      class="segments-line"
      href={`#/segments/${line.id}`}
      aria-current={isOpen ? 'page' : undefined}
      data-testid="segment-line"
    >
      <SafeText text={line.name} />
      <span class="muted">{line.fields === null ? '–' : fieldsText(line.fields)}</span>
      {line.hasRules && <span class="tag">{words.hasRules}</span>}
    </a>
  )
}
