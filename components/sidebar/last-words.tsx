/** Last word: two lines from other threads and colleagues. "12 Mar, Li, phone: asked for a quote". */
import type { LastWord } from '../../lib/domain/insight'
import { formatDay } from '../format'
import { strings } from '../locale'
import { withoutInvisible } from '../safe-text'
import { Section } from './section'

interface Props {
  words: readonly LastWord[]
  now: Date
}

export function LastWords({ words: lastWords, now }: Props) {
  const { lastWord, model } = strings.value
  return (
    <Section title={lastWord.title} testId="last-word">
      {lastWords.length === 0 ? (
        <p class="muted">{lastWord.none}</p>
      ) : (
        <ul class="lines">
          {lastWords.slice(0, 2).map((word) => (
            <li key={word.interactionId} class="last-word">
              <span class="when">
                <bdi>
                  {withoutInvisible(lastWord.lead(formatDay(word.at, now), word.by, model.kinds[word.kind])).text}
                </bdi>{' '}
              </span>
              <bdi class="secret">{withoutInvisible(word.summary).text}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
