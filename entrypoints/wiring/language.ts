/** The language of every page and frame: the browser's, until a person chooses; the choice is shared through localStorage. */
import { browser } from 'wxt/browser'
import { language, languageFor, languages, type Language } from '../../components/locale'

const key = 'sidelight.language'

function chosen(): Language | null {
  const stored = localStorage.getItem(key)
  return languages.find((each) => each === stored) ?? null
}

function show(next: Language): void {
  language.value = next
  document.documentElement.lang = next
}

/** Sets the language on screen and follows a choice that is made in another page. */
export function followLanguage(): void {
  const browsers = languageFor(browser.i18n.getUILanguage())
  show(chosen() ?? browsers)
  addEventListener('storage', (event) => {
    if (event.key === key) show(chosen() ?? browsers)
  })
}

export function chooseLanguage(next: Language): void {
  localStorage.setItem(key, next)
  show(next)
}
