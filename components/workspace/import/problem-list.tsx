/** Lines that are left out: where, and why. */
import type { ImportProblem } from '../../../lib/import/problem'
import { language, strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'

const most = 50

interface Props {
  problems: readonly ImportProblem[]
  count: number
  /** Absent before the import: the whole file has not been read. */
  onDownload?: () => void
}

export function ProblemList({ problems, count, onDownload }: Props) {
  const words = strings.value.imports.problems
  if (count === 0) return null
  const listed = problems.slice(0, most)
  return (
    <section class="import-problems" aria-labelledby="import-problems" data-testid="problems">
      <h2 id="import-problems">{words.title(count)}</h2>
      {onDownload !== undefined && (
        <div class="import-buttons">
          <button class="button" data-testid="download-problems" onClick={trusted(onDownload)}>
            {words.download}
          </button>
          <span class="muted">{words.hint}</span>
        </div>
      )}
      <div class="import-framed">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.reason}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((problem) => (
              <tr key={`${problem.line} ${problem.column} ${problem.reason}`} data-testid="problem">
                <td class="is-whole">{problem.line.toLocaleString(language.value)}</td>
                <td class="import-problem-column">
                  <SafeText text={problem.column ?? ''} />
                </td>
                <td>
                  <SafeText text={words.words[problem.reason](problem.params)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > listed.length && <p class="muted">{words.more(count - listed.length)}</p>}
    </section>
  )
}
