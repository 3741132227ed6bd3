/** What to add next: the few facts that would tell most, where little is known; nothing where much is. */
import { strings } from '../../locale'
import type { AccountDepth } from './depth'

const adds = ['orders', 'since', 'margin', 'use', 'surveys', 'people', 'judge'] as const
export type Add = (typeof adds)[number]

/** At most this many at a time: a list of everything is none. */
const shown = 3

/** What is missing, that which says most first. */
export function missingFacts({ insight, months, people }: AccountDepth): Add[] {
  if (insight === null) return []
  const { tier, stage, health } = insight
  const isMissing = (factor: string): boolean =>
    [...tier.reasons, ...health.reasons].some((reason) => reason.factor === factor && reason.value === null)
  const hasOrders = months.some(({ rows }) => rows.length > 0)
  const wanted: Record<Add, boolean> = {
    since: stage.stage === null,
    orders: !hasOrders,
    people: people.length === 0,
    margin: hasOrders && isMissing('profit12m'),
    judge: hasOrders && isMissing('industryInfluence'),
    use: isMissing('sinceUse') && isMissing('coreUse'),
    surveys: isMissing('npsLast') && isMissing('csat'),
  }
  const order: readonly Add[] = ['since', 'orders', 'people', 'margin', 'judge', 'use', 'surveys']
  return order.filter((add) => wanted[add])
}

/** Where each is added. */
const paths: Partial<Record<Add, string>> = {
  orders: '#/import',
  margin: '#/import',
  use: '#/import',
  surveys: '#/import',
  people: '#/import',
}

export function AddNext({ depth }: { depth: AccountDepth }) {
  const words = strings.value.depth
  const missing = missingFacts(depth)
  if (missing.length === 0) return null
  return (
    <section class="add-next" aria-label={words.addNext} data-testid="add-next">
      <h3>{words.addNext}</h3>
      <ul>
        {missing.slice(0, shown).map((add) => (
          <li key={add}>
            <span>{words.adds[add]}</span>
            {paths[add] !== undefined && <a href={paths[add]}>{words.import}</a>}
          </li>
        ))}
      </ul>
    </section>
  )
}
