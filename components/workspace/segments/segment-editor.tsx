/** One segment: its name, its filter, and what becomes of it. */
import { strings } from '../../locale'
import { formatList } from '../../format'
import { trusted } from '../../trusted'
import { FilterGroup } from './filter-group'
import type { EditorView, Facets, SegmentActions } from './segment-model'

interface Props {
  view: EditorView
  facets: Facets
  isReadOnly: boolean
  actions: SegmentActions
}

export function SegmentEditor({ view, facets, isReadOnly, actions }: Props) {
  const words = strings.value.segments
  const { draft, problems, nameProblem, notForRules } = view
  return (
    <form class="segment-editor" onSubmit={trusted(actions.save)} data-testid="segment-editor">
      <label class="field">
        <span>{words.name}</span>
        <input
          class="input"
          value={draft.name}
          maxLength={200}
          placeholder={words.nameHint}
          readOnly={isReadOnly}
          aria-invalid={nameProblem !== null}
          aria-describedby={nameProblem === null ? undefined : 'segment-name-problem'}
          data-testid="segment-name"
          onInput={(event) => actions.rename(event.currentTarget.value)}
        />
        {nameProblem !== null && (
          <span class="segment-problem is-bad" id="segment-name-problem">
            {words[nameProblem]}
          </span>
        )}
      </label>
      <FilterGroup
        group={draft.root}
        root={draft.root}
        facets={facets}
        problems={problems}
        isReadOnly={isReadOnly}
        newKey={actions.newKey}
        onChange={actions.edit}
      />
      {view.isTooLarge && <p class="message is-bad">{words.tooLarge}</p>}
      {notForRules.length > 0 && (
        <p class="muted">{words.noRules(formatList(notForRules.map((source) => words.sources[source])))}</p>
      )}
      {isReadOnly ? <p class="muted">{words.readOnly}</p> : <Buttons view={view} actions={actions} />}
    </form>
  )
}

function Buttons({ view, actions }: Pick<Props, 'view' | 'actions'>) {
  const words = strings.value.segments
  const { draft, save, isChanged, notForRules } = view
  return (
    <div class="segment-buttons">
      <button
        class="button is-primary"
        type="submit"
        disabled={!isChanged || save === 'saving'}
        data-testid="segment-save"
      >
        {save === 'saving' ? words.saving : words.save}
      </button>
      {isChanged && (
        <button class="button" type="button" onClick={trusted(actions.discard)}>
          {words.discard}
        </button>
      )}
      {draft.id !== null && !isChanged && notForRules.length === 0 && (
        <a class="button" href={`#/policy/rules/${draft.id}`}>
          {words.toRules}
        </a>
      )}
      {draft.id !== null && (
        <button
          class="button is-quiet segment-remove"
          type="button"
          data-testid="segment-remove"
          onClick={trusted(actions.remove)}
        >
          {view.hasRules ? words.removeWithRules : words.remove}
        </button>
      )}
      <output data-testid="segment-save-state">
        {save === 'saved' && !isChanged && <span class="segment-problem is-good">{words.saved}</span>}
        {save === 'failed' && <span class="segment-problem is-bad">{words.failed}</span>}
      </output>
    </div>
  )
}
