/** What goes into the draft at its caret: the form of address, and a few talking points (PRODUCT A3). */
import { Check, TextCursorInput } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { strings } from '../locale'
import { trusted } from '../trusted'
import { greetingOf, languageOf, talkingPointsFor } from './greeting'
import { Section } from './section'
import type { CardModel, SidebarActions } from './view'

interface Props {
  card: CardModel
  insert: SidebarActions['insert']
}

export function DraftInserts({ card, insert }: Props) {
  const words = strings.value.recognise.draft
  const greeting = greetingOf(card.person)
  const points = talkingPointsFor(card)
  const lang = languageOf(card.person)
  return (
    <div class="inserts">
      {greeting !== null && (
        <Insert text={`${greeting}\n`} shown={greeting} lang={lang} insert={insert} testId="greet" />
      )}
      <Section title={words.talking} testId="talking">
        <ul class="talking">
          {points.map((point) => (
            <li key={point}>
              <Insert text={point} shown={point} lang={lang} insert={insert} testId="talking-point" />
            </li>
          ))}
        </ul>
        <p class="form-hint">{words.talkingFew}</p>
      </Section>
    </div>
  )
}

interface InsertProps {
  text: string
  shown: string
  lang: string
  insert: SidebarActions['insert']
  testId: string
}

function Insert({ text, shown, lang, insert, testId }: InsertProps) {
  const words = strings.value.recognise.draft
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    if (!isDone) return undefined
    const timer = setTimeout(() => setDone(false), 2000)
    return () => clearTimeout(timer)
  }, [isDone])
  const Icon = isDone ? Check : TextCursorInput
  return (
    <button
      class="insert"
      title={words.insert}
      data-testid={testId}
      onClick={trusted(() => {
        insert(text)
        setDone(true)
      })}
    >
      <Icon size={14} aria-hidden="true" />
      <span class="visually-hidden">{words.insert}: </span>
      <bdi lang={lang}>{shown}</bdi>
    </button>
  )
}
