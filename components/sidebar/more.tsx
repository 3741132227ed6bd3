/** More, collapsed: people, orders, preferences, timeline. Its rows are loaded when it opens. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, formatMoney } from '../format'
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import { FoldingSection } from './section'
import type { MoreRows } from './view'

interface Props {
  now: Date
  preferences: readonly string[]
  load: () => Promise<MoreRows>
}

const shown = 6

export function More({ now, preferences, load }: Props) {
  const { more: words, model } = strings.value
  const [rows, setRows] = useState<MoreRows | null>(null)
  return (
    <FoldingSection title={words.title} testId="more" onOpen={() => void load().then(setRows)}>
      {rows !== null && (
        <div class="secret">
          <Group title={words.people}>
            {rows.people.slice(0, shown).map((person) => (
              <li key={person.id}>
                <SafeText text={person.name} />
                <SafeText text={person.title ?? person.emails[0] ?? ''} />
              </li>
            ))}
          </Group>
          <Group title={words.orders}>
            {rows.orders.slice(0, shown).map((order) => (
              <li key={order.id}>
                <span>
                  {formatDay(order.on, now)} <SafeText text={order.products.slice(0, 2).join(', ')} />
                </span>
                <span>{formatMoney(order.amount)}</span>
              </li>
            ))}
          </Group>
          {preferences.length > 0 && (
            <Group title={words.preferences}>
              {preferences.map((line) => (
                <li key={line}>
                  <SafeText text={line} />
                </li>
              ))}
            </Group>
          )}
          <Group title={words.timeline}>
            {rows.timeline.slice(0, shown).map((row) => (
              <li key={row.id}>
                <SafeText text={row.summary} />
                <span style={{ whiteSpace: 'nowrap' }}>
                  {model.kinds[row.kind]}, {formatDay(row.at, now)}
                </span>
              </li>
            ))}
          </Group>
        </div>
      )}
    </FoldingSection>
  )
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  const isEmpty = Array.isArray(children) && children.length === 0
  return (
    <div class="more-group">
      <h3>{title}</h3>
      {isEmpty ? <p class="muted">{strings.value.more.none}</p> : <ul>{children}</ul>}
    </div>
  )
}
