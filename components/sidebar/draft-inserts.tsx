/** What goes into the draft at its caret: the form of address, and a few talking points (PRODUCT A3). */
import { Check, TextCursorInput } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { strings } from '../locale'
import { trusted } from '../trusted'
import { greetingOf, languageOf, talkingPointsFor } from './greeting'
import { FoldingSection, Section } from './section'
import type { SidebarActions } from './actions'
import type { CardModel } from './view'

interface Props {
  card: CardModel
  /** Those of the others are folded: a draft is mostly to one. */
  isFirst: boolean
  insert: SidebarActions['insert']
}

export function DraftInserts({ card, isFirst, insert }: Props) {
  const words = strings.value.recognise.draft
  const greeting = greetingOf(card.person)
  const points = talkingPointsFor(card)
  const lang = languageOf(card.person)
  const Part = isFirst ? Section : FoldingSection
  return (
    <div class="inserts">
      {greeting !== null && (
        <Insert text={`${greeting}\n`} shown={greeting} lang={lang} insert={insert} testId="greet" />
      )}
      <Part title={words.talking} testId="talking">
        <ul class="talking">
          {points.map((point) => (
            <li key={point}>
              <Insert text={point} shown={point} lang={lang} insert={insert} testId="talking-point" />
            </li>
          ))}
        </ul>
        {isFirst && <p class="form-hint">{words.talkingFew}</p>}
      </Part>
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
  const [said, setSaid] = useState<'inserted' | 'noEditor' | null>(null)
  useEffect(() => {
    if (said !== 'inserted') return undefined
    const timer = setTimeout(() => setSaid(null), 2000)
    return () => clearTimeout(timer)
  }, [said])
  const Icon = said === 'inserted' ? Check : TextCursorInput
  const put = async (): Promise<void> => {
    setSaid(null)
    setSaid((await insert(text)) ? 'inserted' : 'noEditor')
  }
  return (
    <>
      <button
        class="insert"
        title={words.insert}
        data-testid={testId}
        data-said={said}
        onClick={trusted(() => void put())}
      >
        <Icon size={14} aria-hidden="true" />
        <span class="visually-hidden">{words.insert}: </span>
        <bdi lang={lang}>{shown}</bdi>
      </button>
      {said === 'noEditor' && (
        <p class="log-failed" role="alert" data-testid="no-editor">
          {words.noEditor}
        </p>
      )}
    </>
  )
}
