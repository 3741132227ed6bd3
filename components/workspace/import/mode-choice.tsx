/** What becomes of fields that have another value already. */
import type { ImportMode } from '../../../lib/import/draft'
import { strings } from '../../locale'

const modes = ['replace', 'fill'] as const

export function ModeChoice({ mode, onMode }: { mode: ImportMode; onMode: (mode: ImportMode) => void }) {
  const words = strings.value.imports.preview
  return (
    <fieldset class="import-mode">
      <legend>{words.existing}</legend>
      {modes.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="import-mode"
            checked={each === mode}
            data-testid={`mode-${each}`}
            onChange={() => onMode(each)}
          />
          {words[each]}
        </label>
      ))}
    </fieldset>
  )
}
