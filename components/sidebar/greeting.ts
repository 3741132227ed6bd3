/** How a letter to somebody begins, and in whose language: the customer's, never the reader's. */
import type { Verdict } from '../../lib/domain/insight'
import { wordsIn, type Language } from '../locale'
import { withoutInvisible } from '../safe-text'
import type { CardModel, ShownPerson } from './view'

const han = /\p{Script=Han}/u
/** Kana: Japanese also writes Han, and is not greeted in Chinese. */
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Chinese for whom we call or write so; English for all others, until an account says which language it reads. */
export function languageOf({ name, formOfAddress }: ShownPerson): Language {
  const said = formOfAddress ?? name
  return han.test(said) && !kana.test(said) ? 'zh-CN' : 'en'
}

/** "王总，", "Dear Ms Wang,", "Dear Ana,"; null where neither form of address nor name is known. */
export function greetingOf(person: ShownPerson): string | null {
  const { text } = withoutInvisible(person.formOfAddress ?? givenName(person.name))
  const name = text.trim()
  return name === '' || name.includes('@') ? null : wordsIn(languageOf(person)).recognise.draft.greeting(name)
}

/** The first word of a Latin name; of "Wang, Fang" the second part; a Chinese name whole. */
function givenName(name: string): string {
  if (han.test(name)) return name
  const [family = '', given] = name.split(',')
  return (given ?? family).trim().split(/\s+/)[0] ?? ''
}

type Topic = keyof ReturnType<typeof wordsIn>['talking']

const ofVerdict: Partial<Record<Verdict['kind'], Topic>> = {
  replyOwed: 'reply',
  quiet: 'quiet',
  renewal: 'renewal',
  promiseDue: 'promise',
  openAlert: 'atRisk',
}

/** Built-in wording for what the card says, the most pressing first; in the customer's language. */
export function talkingPointsFor({ person, verdict, insight }: CardModel, most = 3): string[] {
  const stage = insight?.stage.stage
  const topics = [
    verdict === null ? undefined : ofVerdict[verdict.kind],
    stage === 'declining' || insight?.health.band === 'atRisk' ? 'atRisk' : undefined,
    stage === 'prospect' || stage === 'converting' ? 'prospect' : stage === 'onboarding' ? 'onboarding' : undefined,
    'onTrack',
  ] as const
  const found = [...new Set(topics.filter((topic) => topic !== undefined))]
  const words = wordsIn(languageOf(person)).talking
  return found.flatMap((topic) => words[topic]).slice(0, most)
}
