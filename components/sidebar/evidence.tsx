/** Why this match: why, how sure, and what speaks against it. */
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import type { Evidence, MatchCounter } from './view'
import './evidence.css'

function wordCounter({ kind, detail }: MatchCounter): string {
  return strings.value.recognise.evidence.counters[kind](detail)
}

export function EvidenceLines({ evidence }: { evidence: Evidence }) {
  const { who, recognise } = strings.value
  const words = recognise.evidence
  return (
    <div class="evidence">
      <p>
        <SafeText text={who.why[evidence.how](evidence.because)} />
      </p>
      <p>
        <b data-testid="sureness" data-sureness={evidence.sureness}>
          {words.sureness[evidence.sureness]}
        </b>
      </p>
      {evidence.against.length > 0 && (
        <ul class="against" data-testid="against">
          {evidence.against.map((counter) => (
            <li key={`${counter.kind} ${counter.detail}`}>
              <SafeText text={wordCounter(counter)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
