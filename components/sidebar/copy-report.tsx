/** A report without a word of the mail, copied by a click; where the browser refuses that, it is open and selected. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { strings } from '../locale'
import { trusted } from '../trusted'
import type { SidebarActions } from './actions'

interface Props {
  report: string
  copyReport: SidebarActions['copyReport']
}

export function CopyReport({ report, copyReport }: Props) {
  const words = strings.value.unreadable
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (outcome !== 'refused') return
    text.current?.focus()
    text.current?.select()
  }, [outcome])
  const copy = (): void => {
    copyReport(report).then(
      () => setOutcome('copied'),
      (error: unknown) => {
        console.warn('The browser did not copy the report.', error)
        setOutcome('refused')
      },
    )
  }
  return (
    <>
      <button class="button is-primary" data-testid="copy-report" onClick={trusted(copy)}>
        {outcome === 'copied' ? words.copied : words.copy}
      </button>
      {outcome === 'refused' && (
        <p role="alert" data-testid="copy-refused">
          {words.copyRefused}
        </p>
      )}
      <details open={outcome === 'refused'}>
        <summary>{words.report}</summary>
        <textarea class="report-text" ref={text} readOnly rows={8} aria-label={words.report} value={report} />
      </details>
    </>
  )
}
