/** How many key accounts there are, and whether that is a useful number, in the language on screen. */
import type { KeyAccountCount } from '../lib/domain/key-accounts'
import { strings } from './locale'
import { joinSentences } from './sentences'

export function keyCountText({ count, warning, least, most }: KeyAccountCount): string {
  const words = strings.value.standing.key
  return joinSentences([words.count(count), warning === null ? '' : words.warnings[warning](least, most)])
}
