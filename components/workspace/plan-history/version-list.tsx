/** The versions by day, newest first: when, who wrote, how much. Each is a link, so that keys and the way back work as always. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { formatDay, formatList, formatNumber, formatTime } from '../../format'
import { strings } from '../../locale'
import { withoutInvisible } from '../../safe-text'
import { wordWhen, type VersionLine } from './plan-history-model'

interface Props {
  accountId: string
  versions: readonly VersionLine[]
  shownId: string | null
  now: Date
}

/** At first; a plan of years has hundreds. */
const shownAtFirst = 40

export function VersionList({ accountId, versions, shownId, now }: Props) {
  const words = strings.value.page.plan.history
  const shownAt = versions.findIndex(({ id }) => id === shownId)
  const [count, setCount] = useState(shownAtFirst)
  const listed = versions.slice(0, Math.max(count, shownAt + 1))
  const listRef = useRef<HTMLElement>(null)
  // The list scrolls by itself: the window stays where the person has it.
  useEffect(() => {
    const list = listRef.current
    const shown = list?.querySelector<HTMLElement>('[aria-current]')
    if (!list || !shown) return
    const isInSight =
      shown.offsetTop >= list.scrollTop && shown.offsetTop + shown.offsetHeight <= list.scrollTop + list.clientHeight
    if (!isInSight) list.scrollTop = shown.offsetTop - list.clientHeight / 3
  }, [shownId])
  return (
    <nav class="version-list" ref={listRef} aria-label={words.versions} data-testid="versions">
      {byDay(listed, now).map(({ day, lines }) => (
        <section key={day}>
          <h3>{day}</h3>
          <ul>
            {lines.map((version) => (
              <li key={version.id}>
                <a
                  href={`#/accounts/${accountId}/history/${version.id}`}
                  aria-current={version.id === shownId ? 'true' : undefined}
                  data-testid="version"
                >
                  <Version version={version} isNewest={version === versions[0]} now={now} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {listed.length < versions.length && (
        <button class="button" data-testid="older-versions" onClick={() => setCount(count + 200)}>
          {words.older}
        </button>
      )}
    </nav>
  )
}

function Version({ version, isNewest, now }: { version: VersionLine; isNewest: boolean; now: Date }) {
  const words = strings.value.page.plan.history
  const { at, added, removed, restored } = version
  const size = [formatNumber(added), formatNumber(removed)] as const
  return (
    <>
      <span class="version-top">
        <strong>{at === null ? '–' : formatTime(at)}</strong>
        {isNewest && <span class="tag is-accent">{words.newest}</span>}
        <span class="muted version-size">
          <span aria-hidden="true">{words.size(...size)}</span>
          <span class="visually-hidden">{words.sizeSpoken(...size)}</span>
        </span>
      </span>
      <bdi class="version-who">{wordWho(version)}</bdi>
      {restored !== null && <span class="muted">↺ {words.restored(wordWhen(restored, now))}</span>}
    </>
  )
}

/** `Li, Chen and somebody who has left`. */
export function wordWho({ who }: Pick<VersionLine, 'who'>): string {
  const words = strings.value.page.plan.history
  if (who.length === 0) return words.unknown
  const named = who.flatMap((name) => (name === null ? [] : [withoutInvisible(name).text]))
  return formatList(named.length < who.length ? [...named, words.someone] : named)
}

function byDay(versions: readonly VersionLine[], now: Date): { day: string; lines: VersionLine[] }[] {
  const days: { day: string; lines: VersionLine[] }[] = []
  const words = strings.value.page.plan.history
  const today = formatDay(now.toISOString(), now)
  for (const version of versions) {
    const day = version.at === null ? words.someTime : formatDay(version.at, now)
    const shown = day === today ? words.today : day
    const last = days.at(-1)
    if (last?.day === shown) last.lines.push(version)
    else days.push({ day: shown, lines: [version] })
  }
  return days
}
