/** What to add next: the few facts that would tell most, where little is known; nothing where much is. */
import type { AddNext as Add } from '../../../lib/domain/what-to-add-next'
import { strings } from '../../locale'
import type { FactName } from './fact-fields'

/** At most this many at a time: a list of everything is none. */
const shown = 3

/** Where each is added: in the form of facts, or on another page; else the card asks for it. */
const facts: Partial<Record<Add, FactName>> = {
  owner: 'ownerId',
  industry: 'industry',
  contract: 'startsOn',
  feel: 'feel',
  receivables: 'receivables',
  judgedPotential: 'industryInfluence',
  margin: 'marginRate',
}
const paths: Partial<Record<Add, string>> = {
  people: '#/import',
  orders: '#/import',
  usage: '#/import',
  surveys: '#/import',
}

interface Props {
  missing: readonly Add[]
  isReadOnly: boolean
  onFact: (fact: FactName) => void
}

export function AddNext({ missing, isReadOnly, onFact }: Props) {
  const words = strings.value.depth
  // Who may not write is not asked to.
  if (missing.length === 0 || isReadOnly) return null
  return (
    <section class="add-next" aria-label={words.addNext} data-testid="add-next">
      <h3>{words.addNext}</h3>
      <ul>
        {missing.slice(0, shown).map((add) => {
          const [fact, path] = [facts[add], paths[add]]
          return (
            <li key={add} data-testid={`add-${add}`}>
              <span>{words.adds[add]}</span>
              {path !== undefined && <a href={path}>{words.import}</a>}
              {fact !== undefined && (
                <button class="link-button" onClick={() => onFact(fact)}>
                  {words.enter}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
