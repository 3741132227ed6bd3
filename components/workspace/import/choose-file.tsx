/** A file is chosen, or dropped anywhere on the card. */
import { useRef, useState } from 'preact/hooks'
import type { Refusal } from '../../../lib/import/reading/open-file'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'

interface Props {
  refused: { name: string; why: Refusal } | null
  onChoose: (file: File) => void
}

export function ChooseFile({ refused, onChoose }: Props) {
  const words = strings.value.imports
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const open = (event: Event): void => {
    if (event.isTrusted) input.current?.click()
  }
  const take = (file: File | undefined): void => {
    if (file !== undefined) onChoose(file)
  }
  return (
    <>
      <p class="import-intro">{words.intro}</p>
      {refused !== null && (
        <div class="message tone-bad" role="alert" data-testid="refused">
          <strong>
            <SafeText text={words.refused(refused.name)} />
          </strong>{' '}
          {words.refusals[refused.why]}
        </div>
      )}
      <div
        class={`drop ${isOver ? 'is-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={trusted((event: DragEvent) => {
          setIsOver(false)
          take(event.dataTransfer?.files[0])
        })}
      >
        <input
          ref={input}
          type="file"
          class="visually-hidden"
          tabIndex={-1}
          aria-label={words.choose}
          accept=".csv,.tsv,.txt,.vcf,.json,.ndjson,.jsonl,text/csv,text/vcard,text/plain,application/json"
          data-testid="file"
          onChange={(event) => {
            take(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
        <p class="drop-main">{words.drop}</p>
        <button class="button is-primary" data-testid="choose-file" onClick={open}>
          {words.choose}
        </button>
        <p class="muted">{words.formats}</p>
      </div>
    </>
  )
}
