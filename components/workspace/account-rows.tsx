/** The rows of the account list. Only those in view are in the page, so that 20,000 scroll as smoothly as 20. */
import { ArrowDown, ArrowUp } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Rhythm } from '../../lib/domain/insight'
import { formatDay } from '../format'
import { strings } from '../locale'
import { bandTone } from '../model-words'
import { SafeText } from '../safe-text'
import {
  accountColumns,
  type AccountColumn,
  type AccountLine,
  type AccountNumbers,
  type AccountSort,
} from './account-line'

/** CSS pixels; the same as in accounts.css. */
const rowHeight = 40
const spare = 8

interface Props {
  lines: readonly AccountLine[]
  /** Of the accounts in view; the others are asked for by `need`. */
  numbers: ReadonlyMap<string, AccountNumbers>
  need: (ids: readonly string[]) => void
  /** How `lines` are sorted. */
  sort: AccountSort
  onSort: (sort: AccountSort) => void
  now: Date
}

export function AccountRows({ lines, numbers, need, sort, onSort, now }: Props) {
  const bodyRef = useRef<HTMLTableSectionElement>(null)
  const [range, setRange] = useState({ from: 0, to: 60 })
  useEffect(() => {
    const measure = () => {
      const top = bodyRef.current?.getBoundingClientRect().top ?? 0
      const from = Math.max(0, Math.floor(-top / rowHeight) - spare)
      setRange({ from, to: from + Math.ceil(window.innerHeight / rowHeight) + 2 * spare })
    }
    measure()
    window.addEventListener('scroll', measure, { passive: true })
    window.addEventListener('resize', measure)
    return () => {
      window.removeEventListener('scroll', measure)
      window.removeEventListener('resize', measure)
    }
  }, [lines])
  useEffect(() => {
    need(lines.slice(range.from, range.to).map(({ id }) => id))
  }, [lines, range, need])
  const above = range.from * rowHeight
  const below = Math.max(0, lines.length - range.to) * rowHeight
  return (
    <table class="table" aria-rowcount={lines.length + 1} data-testid="accounts">
      <thead>
        <tr aria-rowindex={1}>
          {accountColumns.map((column) => (
            <SortHead key={column} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody ref={bodyRef}>
        {above > 0 && <tr aria-hidden="true" style={{ height: `${above}px` }} />}
        {lines.slice(range.from, range.to).map((line, index) => (
          <Line
            key={line.id}
            line={line}
            numbers={numbers.get(line.id) ?? unknown}
            rowIndex={range.from + index + 2}
            now={now}
          />
        ))}
        {below > 0 && <tr aria-hidden="true" style={{ height: `${below}px` }} />}
      </tbody>
    </table>
  )
}

function SortHead({ column, sort, onSort }: Pick<Props, 'sort' | 'onSort'> & { column: AccountColumn }) {
  const isSorted = sort.by === column
  const Icon = sort.isDown ? ArrowDown : ArrowUp
  return (
    <th
      class={`is-${column}`}
      scope="col"
      aria-sort={isSorted ? (sort.isDown ? 'descending' : 'ascending') : undefined}
    >
      <button
        class="sort"
        data-testid={`sort-${column}`}
        onClick={() => onSort({ by: column, isDown: isSorted && !sort.isDown })}
      >
        {strings.value.page.accounts[column]}
        {isSorted && <Icon size={12} aria-hidden="true" />}
      </button>
    </th>
  )
}

const unknown: AccountNumbers = { tier: null, grade: null, stage: null, health: null, band: null }

/** Where there is no health: silence, or who wrote last; a dash only where nothing was ever logged. */
function RhythmCell({ rhythm, now }: { rhythm: Rhythm | undefined; now: Date }) {
  const { model, rhythm: words } = strings.value
  if (!rhythm?.lastIn) return <Dash />
  const isLate = rhythm.state === 'slower' || rhythm.state === 'quiet'
  const silent = isLate && rhythm.silentDays !== null ? words.silent(rhythm.silentDays) : ''
  const text =
    rhythm.state === 'notEnough'
      ? words.heard(formatDay(rhythm.lastIn, now))
      : `${model.rhythm[rhythm.state]} ${silent}`
  return (
    <span class={isLate ? 'is-warn' : 'muted'} data-testid="row-rhythm">
      {text.trim()}
    </span>
  )
}

interface LineProps {
  line: AccountLine
  numbers: AccountNumbers
  rowIndex: number
  now: Date
}

function Line({ line, numbers, rowIndex, now }: LineProps) {
  const { model } = strings.value
  const { tier, grade, stage, health, band, rhythm } = numbers
  return (
    <tr class="table-row" aria-rowindex={rowIndex} data-testid="account-row">
      <td class="is-name">
        <a href={`#/accounts/${line.id}`}>
          <SafeText text={line.name} />
        </a>
        {line.industry && <SafeText class="muted" text={line.industry} />}
      </td>
      <td>{tier === null ? <Dash /> : `${model.tiers[tier]}${grade ? ` ${grade}` : ''}`}</td>
      <td class="is-stage">{stage === null ? <Asked isKnown={numbers !== unknown} /> : model.stages[stage]}</td>
      <td class={`is-${bandTone(band)}`}>
        {health === null || band === null ? (
          <RhythmCell rhythm={rhythm} now={now} />
        ) : (
          <>
            <span class="chip-dot" aria-hidden="true" />
            {Math.round(health)}
            <span class="visually-hidden"> {model.bands[band]}</span>
          </>
        )}
      </td>
      <td class="is-owner muted">{line.ownerName === null ? <Dash /> : <SafeText text={line.ownerName} />}</td>
    </tr>
  )
}

/** Nobody has said: the account's card asks. */
function Asked({ isKnown }: { isKnown: boolean }) {
  return isKnown ? <span class="muted">{strings.value.chips.askStage}</span> : <Dash />
}

function Dash() {
  return (
    <>
      <span class="muted" aria-hidden="true">
        –
      </span>
      <span class="visually-hidden">{strings.value.model.noData}</span>
    </>
  )
}
