/** What the last messages would become by the mapping as it stands in the form. */
import type { MemberProblem } from '../../../lib/messages/members-protocol'
import { formatMoment } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { MessageText } from './message-text'
import { OutcomeTag, Reason } from './outcome-tag'
import { ProgramProblem } from './program-problem'
import type { PreviewLine } from './programs-model'

interface Props {
  /** Null until the first answer. */
  lines: readonly PreviewLine[] | null
  problem: MemberProblem | null
  now: Date
}

const wordOf = (words: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(words, key) ? (words[key] ?? key) : key

export function MappingPreview({ lines, problem, now }: Props) {
  const words = strings.value.programs.preview
  return (
    <section class="programs-preview" aria-labelledby="preview-title" aria-live="polite" data-testid="preview">
      <h3 id="preview-title">{words.title}</h3>
      <ProgramProblem problem={problem} />
      {lines === null && problem === null && <p class="muted">{words.looking}</p>}
      {lines?.length === 0 && <p class="muted">{words.none}</p>}
      {lines !== null && lines.length > 0 && (
        <ul class="list">
          {lines.map((line) => (
            <PreviewItem key={`${line.at} ${String(line.message['messageId'])}`} line={line} now={now} />
          ))}
        </ul>
      )}
    </section>
  )
}

function PreviewItem({ line, now }: { line: PreviewLine; now: Date }) {
  const words = strings.value.programs.preview
  const { at, outcome, reason, rows, message } = line
  return (
    <li data-testid="preview-line" data-outcome={outcome}>
      <div class="list-main">
        <OutcomeTag outcome={outcome} /> <span class="muted">{formatMoment(at, now)}</span>
        {reason !== '' && (
          <p>
            <Reason reason={reason} />
          </p>
        )}
        {rows.length === 0 && reason === '' && (
          <p class="muted">{outcome === 'written' ? words.nothingNew : words.nothing}</p>
        )}
        {rows.map(({ op, collection, fields }) => (
          <div key={`${op} ${collection}`} class="programs-row" data-testid="preview-row">
            <p>
              {wordOf(words.ops, op)}: {wordOf(words.collections, collection)}
            </p>
            <dl>
              {fields.map(({ field, value }) => (
                <div key={field}>
                  <dt>
                    <SafeText text={field} />
                  </dt>
                  <dd>
                    <SafeText text={value} />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
        <details>
          <summary>{words.message}</summary>
          <MessageText message={message} />
        </details>
      </div>
    </li>
  )
}
