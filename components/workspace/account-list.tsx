/** All accounts, or those of a segment, searchable. */
import { Search } from 'lucide-preact'
import type { ComponentProps } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { formatNumber } from '../format'
import { strings } from '../locale'
import { AccountRows } from './account-rows'
import { ScopeSelect } from './form/scope-select'
import './accounts.css'

interface Props extends ComponentProps<typeof AccountRows> {
  /** Saved filters to choose from. */
  segments: readonly { id: string; name: string }[]
  /** The chosen one, whose accounts `lines` are; null: all. */
  segmentId: string | null
  /** looking: `lines` are those found so far. */
  search: 'done' | 'looking' | 'failed'
  onSegment: (id: string | null) => void
}

export function AccountList(props: Props) {
  const { lines, numbers, segments, segmentId, search, onSegment } = props
  const words = strings.value.page.accounts
  const [query, setQuery] = useState('')
  const found = useMemo(() => {
    const wanted = query.trim().toLowerCase()
    return wanted === '' ? lines : lines.filter((line) => line.searchText.includes(wanted))
  }, [lines, query])
  const isFiltered = segmentId !== null
  return (
    <section class="accounts">
      <div class="page-title">
        <h1>{words.title}</h1>
        <span class="muted" data-testid="account-count">
          {words.count(found.length, formatNumber(found.length))}
          {search === 'looking' && ` · ${words.looking}`}
        </span>
      </div>
      <div class="accounts-filters" hidden={lines.length === 0 && !isFiltered}>
        <label class="search">
          <Search size={15} aria-hidden="true" />
          <span class="visually-hidden">{words.search}</span>
          <input
            class="input"
            type="search"
            placeholder={words.search}
            value={query}
            data-testid="account-search"
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </label>
        <ScopeSelect label={words.segment} segments={segments} segmentId={segmentId} onSegment={onSegment} />
      </div>
      {search === 'failed' && <p class="message is-bad">{words.failed}</p>}
      {!isFiltered && <ListHint lines={lines} numbers={numbers} />}
      {found.length > 0 && <AccountRows {...props} lines={found} />}
      {found.length === 0 && search === 'done' && (
        <Empty
          {...props}
          query={query.trim()}
          onClear={() => {
            setQuery('')
            if (lines.length === 0) onSegment(null)
          }}
        />
      )}
    </section>
  )
}

type EmptyProps = Pick<Props, 'lines' | 'segmentId'> & { query: string; onClear: () => void }

/** Nobody to show: no account at all, none in the segment, or none by these words. */
function Empty({ lines, segmentId, query, onClear }: EmptyProps) {
  const words = strings.value.page.accounts
  const isFirst = lines.length === 0 && segmentId === null
  return (
    <div class="empty">
      <p class="muted">{isFirst ? words.empty : lines.length === 0 ? words.nobody : words.nothing(query)}</p>
      {isFirst ? (
        <div class="empty-steps">
          <a class="button is-primary" href="#/sites">
            {words.openSites}
          </a>
          <a class="button" href="#/team">
            {words.joinTeam}
          </a>
        </div>
      ) : (
        <button class="button" onClick={onClear}>
          {words.clear}
        </button>
      )}
    </div>
  )
}

/** Where nothing but mail is known: what would tell more. */
function ListHint({ lines, numbers }: Pick<Props, 'lines' | 'numbers'>) {
  const known = lines.flatMap(({ id }) => numbers.get(id) ?? [])
  if (known.length === 0 || known.some(({ tier, stage }) => tier !== null || stage !== null)) return null
  return (
    <p class="message is-plain list-hint" data-testid="list-hint">
      {strings.value.model.addNextHere} <a href="#/import">{strings.value.depth.import}</a>
    </p>
  )
}
