/** A mapping in a form, beside what the last messages would become by it. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { IngestDefaults } from '../../../lib/messages/ingest-protocol'
import type { MemberProblem } from '../../../lib/messages/members-protocol'
import { strings } from '../../locale'
import { withoutInvisible } from '../../safe-text'
import { trusted } from '../../trusted'
import { MappingFields } from './mapping-fields'
import { draftOf, pathsIn, problemsOf, type MappingForm } from './mapping-form-draft'
import { MappingPreview } from './mapping-preview'
import { MappingWhat } from './mapping-what'
import type { PreviewLine, ProgramsActions } from './programs-model'

interface Props {
  start: MappingForm
  /** The row that is changed; null: a new one. */
  id: string | null
  defaults: IngestDefaults
  now: Date
  actions: Pick<ProgramsActions, 'preview' | 'save'>
  onDone: () => void
}

/** A key is not asked about at once. */
const restMs = 300

export function MappingEditor({ start, id, defaults, now, actions, onDone }: Props) {
  const { form: words, cancel, notStored } = strings.value.programs
  const [form, setForm] = useState(start)
  const [isTold, setTold] = useState(false)
  const [saving, setSaving] = useState<'no' | 'now' | 'failed'>('no')
  const fields = Object.keys(defaults.fields[form.to] ?? {})
  const problems = problemsOf(form, fields)
  const draft = draftOf(form, fields)
  const { lines, problem } = usePreview(problems.length === 0 ? draft : null, id, actions.preview)
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => heading.current?.focus(), [])
  const change = (part: Partial<MappingForm>): void => setForm((before) => ({ ...before, ...part }))
  const save = async (): Promise<void> => {
    if (problems.length > 0) return setTold(true)
    setSaving('now')
    if (await actions.save(draft, id)) onDone()
    else setSaving('failed')
  }
  const name = withoutInvisible(start.event).text
  return (
    <section class="programs-editor" data-testid="mapping-editor">
      <form class="stack" onSubmit={trusted(() => void save())}>
        <h2 ref={heading} tabIndex={-1}>
          <bdi>{name === '' ? words.new : words.of(name)}</bdi>
        </h2>
        <MappingWhat form={form} onChange={change} />
        <MappingFields
          form={form}
          fields={fields}
          defaults={defaults.fields[form.to] ?? {}}
          suggestions={pathsIn(lines?.map(({ message }) => message) ?? [])}
          onChange={change}
        />
        {isTold && problems.length > 0 && (
          <ul class="message is-bad" role="alert" data-testid="mapping-problems">
            {problems.map((each) => (
              <li key={each}>{words.problems[each]}</li>
            ))}
          </ul>
        )}
        {saving === 'failed' && (
          <p class="message is-bad" role="alert">
            {notStored}
          </p>
        )}
        <div class="row">
          <button class="button is-primary" type="submit" disabled={saving === 'now'} data-testid="save-mapping">
            {saving === 'now' ? words.saving : words.save}
          </button>
          <button class="button is-quiet" type="button" data-testid="cancel-mapping" onClick={onDone}>
            {cancel}
          </button>
        </div>
        <p class="muted">{words.waits}</p>
      </form>
      <MappingPreview lines={lines} problem={problem} now={now} />
    </section>
  )
}

interface Preview {
  lines: readonly PreviewLine[] | null
  problem: MemberProblem | null
}

/** Asked anew a moment after the last change. @param draft null: nothing that could be asked about */
function usePreview(
  draft: ReturnType<typeof draftOf> | null,
  id: string | null,
  ask: ProgramsActions['preview'],
): Preview {
  const [preview, setPreview] = useState<Preview>({ lines: null, problem: null })
  const key = draft === null ? null : JSON.stringify(draft)
  const wasAskedRef = useRef(false)
  // Both are new with every drawing; `key` is the draft as text.
  const latestRef = useRef({ draft, ask })
  useEffect(() => {
    latestRef.current = { draft, ask }
  })
  useEffect(() => {
    if (key === null) return undefined
    let isOver = false
    const timer = setTimeout(
      () => {
        const latest = latestRef.current
        if (latest.draft === null) return
        latest.ask(latest.draft, id).then(
          (answer) => {
            if (isOver) return
            if ('problem' in answer) setPreview((before) => ({ ...before, problem: answer.problem }))
            else setPreview({ lines: answer, problem: null })
          },
          (error: unknown) => console.error('The preview could not be read.', error),
        )
      },
      wasAskedRef.current ? restMs : 0,
    )
    wasAskedRef.current = true
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [key, id])
  return preview
}
