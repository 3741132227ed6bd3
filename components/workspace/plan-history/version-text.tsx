/** A version's text, read only. What differs is marked by a sign, a line and words as well as by colour. */
import { useState } from 'preact/hooks'
import type { ComparedLine, ComparedRun, Comparison } from '../../../lib/domain/plan/compare-plans'
import { strings } from '../../locale'
import { withoutInvisible } from '../../safe-text'

/** Lines around a difference that stay in sight; more are folded away. */
const around = 2
/** So few are not worth a click. */
const foldedFrom = 4

export function VersionText({ comparison: { lines } }: { comparison: Comparison }) {
  const words = strings.value.page.plan.history
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const numbered = lines.map((line, place) => ({ line, place }))
  if (lines.length === 0) return <p class="muted">{words.empty}</p>
  return (
    <div class="version-text" data-testid="version-text">
      {foldUnchanged(lines).map(({ from, to, isFolded }) =>
        isFolded && !opened.has(from) ? (
          <button
            key={from}
            class="link-button version-fold"
            data-testid="unchanged"
            onClick={() => setOpened(new Set([...opened, from]))}
          >
            {words.unchanged(to - from)}
          </button>
        ) : (
          numbered.slice(from, to).map(({ line, place }) => <Line key={place} line={line} />)
        ),
      )}
    </div>
  )
}

interface Stretch {
  from: number
  to: number
  isFolded: boolean
}

/** Where nothing differs, all of it is shown: there is no difference to be found in it. */
function foldUnchanged(lines: readonly ComparedLine[]): Stretch[] {
  const isNear = lines.map(() => false)
  for (const [index, { state }] of lines.entries())
    if (state !== 'same') isNear.fill(true, Math.max(0, index - around), index + around + 1)
  if (!isNear.includes(true)) return [{ from: 0, to: lines.length, isFolded: false }]
  const stretches: Stretch[] = []
  for (const [index, near] of isNear.entries()) {
    const last = stretches.at(-1)
    if (last !== undefined && last.isFolded === !near) last.to = index + 1
    else stretches.push({ from: index, to: index + 1, isFolded: !near })
  }
  return stretches.map(({ from, to, isFolded }) => ({ from, to, isFolded: isFolded && to - from >= foldedFrom }))
}

const signs: Record<ComparedLine['state'], string> = { same: '', in: '+', out: '−', changed: '±', format: '≈' }

function Line({ line: { block, state, runs } }: { line: ComparedLine }) {
  const words = strings.value.page.plan.history
  const { kind, level, ordinal } = block
  return (
    <div class={`version-line is-${kind} is-line-${state}`} style={{ '--depth': level }} data-state={state}>
      <span class="version-sign" aria-hidden="true">
        {signs[state]}
      </span>
      <p>
        {state === 'in' && <span class="visually-hidden">{words.lineIn} </span>}
        {state === 'out' && <span class="visually-hidden">{words.lineOut} </span>}
        {kind === 'bullet' && <span class="version-mark">• </span>}
        {kind === 'number' && <span class="version-mark">{ordinal}. </span>}
        {kind === 'rule' && <span class="muted">———</span>}
        {placed(runs).map(({ place, run }) => (
          <Run key={place} {...run} isWhole={state === run.state} />
        ))}
        {state === 'format' && <span class="tag">{words.looks}</span>}
      </p>
    </div>
  )
}

/** Each run with where it begins. */
function placed(runs: readonly ComparedRun[]): { place: number; run: ComparedRun }[] {
  let place = 0
  return runs.map((run) => {
    const here = { place, run }
    place += run.text.length
    return here
  })
}

function Run({ text, state, isWhole }: ComparedRun & { isWhole: boolean }) {
  const words = strings.value.page.plan.history
  const safe = shownText(text)
  if (state === 'same') return <bdi>{safe}</bdi>
  const Mark = state === 'in' ? 'ins' : 'del'
  return (
    <Mark>
      {!isWhole && <span class="visually-hidden">{state === 'in' ? words.lineIn : words.lineOut} </span>}
      <bdi>{safe}</bdi>
    </Mark>
  )
}

/** Breaks within a line stay. */
const shownText = (text: string): string =>
  text
    .split('\n')
    .map((line) => withoutInvisible(line).text)
    .join('\n')
