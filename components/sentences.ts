/** Sentences one after the other, as the language on screen writes them: after a Chinese full stop comes no space. */
import { language } from './locale'

/** Empty ones are left out. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(language.value === 'zh-CN' ? '' : ' ')
}
