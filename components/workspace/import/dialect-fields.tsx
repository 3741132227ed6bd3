/** What each line of a table is, and how the file is written: guessed, and corrected here. */
import { fileKinds, type FileKind } from '../../../lib/import/columns/fields'
import type { TablePlan } from '../../../lib/import/columns/plan'
import { encodings } from '../../../lib/import/file/encoding'
import { strings } from '../../locale'
import type { ImportActions } from './import-view'

const delimiters = [',', ';', '\t', '|'] as const

export function DialectFields({ plan, actions }: { plan: TablePlan; actions: ImportActions }) {
  const words = strings.value.imports
  return (
    <div class="import-dialect">
      <label class="field">
        <span>{words.preview.each}</span>
        <select
          class="input"
          value={plan.kind}
          data-testid="kind"
          onChange={({ currentTarget }) => {
            const kind = fileKinds.find((each) => each === currentTarget.value)
            if (kind !== undefined) actions.setKind(kind)
          }}
        >
          {fileKinds.map((kind: FileKind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label class="field" title={words.preview.sourceHint}>
        <span>{words.preview.source}</span>
        <input
          class="input"
          value={plan.source}
          maxLength={60}
          spellcheck={false}
          data-testid="source"
          onChange={({ currentTarget }) => actions.setPlan({ source: currentTarget.value.trim() || 'file' })}
        />
      </label>
      <label class="field is-short">
        <span>{words.preview.currency}</span>
        <input
          class="input"
          value={plan.currency}
          maxLength={3}
          spellcheck={false}
          data-testid="currency"
          onChange={({ currentTarget }) => {
            const currency = currentTarget.value.trim().toUpperCase()
            if (/^[A-Z]{3}$/.test(currency)) actions.setPlan({ currency })
            else currentTarget.value = plan.currency
          }}
        />
      </label>
      <label class="field">
        <span>{words.preview.encoding}</span>
        <select
          class="input"
          value={plan.encoding}
          data-testid="encoding"
          onChange={({ currentTarget }) => {
            const encoding = encodings.find((each) => each === currentTarget.value)
            if (encoding !== undefined) actions.setDialect({ encoding })
          }}
        >
          {encodings.map((each) => (
            <option key={each} value={each}>
              {each.toUpperCase()}
            </option>
          ))}
        </select>
      </label>
      <label class="field is-short">
        <span>{words.preview.delimiter}</span>
        <select
          class="input"
          value={plan.delimiter}
          data-testid="delimiter"
          onChange={({ currentTarget }) => actions.setDialect({ delimiter: currentTarget.value })}
        >
          {[...new Set([...delimiters, plan.delimiter])].map((each) => (
            <option key={each} value={each}>
              {words.preview.delimiters[each] ?? each}
            </option>
          ))}
        </select>
      </label>
      <label class="import-check">
        <input
          type="checkbox"
          checked={plan.hasHeader}
          data-testid="has-header"
          onChange={({ currentTarget }) => actions.setDialect({ hasHeader: currentTarget.checked })}
        />
        <span>{words.preview.header}</span>
      </label>
    </div>
  )
}
