/** The language on screen: one signal that every component reads. Who stores the choice is the entrypoint's matter. */
import { computed, signal } from '@preact/signals'
import { en, type Strings } from './locales/en'
import { zhCn } from './locales/zh-cn'

export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

const byLanguage: Record<Language, Strings> = { en, 'zh-CN': zhCn }

export const language = signal<Language>('en')

/** The strings on screen; read `.value` while rendering and the component follows a switch. */
export const strings = computed<Strings>(() => byLanguage[language.value])

/** The strings of a language that need not be the one on screen: what is written to a customer is in theirs. */
export function wordsIn(each: Language): Strings {
  return byLanguage[each]
}

/** The language that fits a browser's UI language tag, such as `zh-Hans-CN`; English for all others. */
export function languageFor(tag: string): Language {
  return /^zh\b/i.test(tag) ? 'zh-CN' : 'en'
}

/** A language's own name for itself. */
export function nameOfLanguage(each: Language): string {
  return byLanguage[each].languageName
}
