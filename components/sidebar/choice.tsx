/** Several accounts fit: "Which customer is it?". The answer is remembered. */
import { strings } from '../locale'
import { SafeText, withoutInvisible } from '../safe-text'
import { trusted } from '../trusted'
import { Others } from './others'
import { VerdictLine } from './verdict-line'
import type { SidebarActions, SidebarView } from './view'

interface Props {
  view: Extract<SidebarView, { kind: 'choice' }>
  onChoose: SidebarActions['choose']
}

export function Choice({ view, onChoose }: Props) {
  const { choice: words, who } = strings.value
  return (
    <section data-testid="choice">
      <div class="form-head">
        <h1>
          <SafeText text={view.person.name || view.person.address || who.noName} />
        </h1>
        <Others people={view.others} />
      </div>
      <div class="choice-list">
        <VerdictLine verdict={{ kind: 'whichCustomer', choices: view.choices.length }} />
        {view.choices.map((account) => (
          <button
            key={account.id}
            class="button"
            data-testid="choose"
            data-account={account.id}
            onClick={trusted(() => onChoose(account.id))}
          >
            <SafeText text={account.name} />
            <span>
              {account.isMine
                ? who.ownerMe
                : account.ownerName
                  ? withoutInvisible(account.ownerName).text
                  : who.noOwner}
            </span>
          </button>
        ))}
        <p class="form-hint">{words.hint(view.person.address ?? '')}</p>
      </div>
    </section>
  )
}
