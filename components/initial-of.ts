import { withoutInvisible } from './safe-text'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The first character of a name as a reader counts characters; a middle dot when it has none. */
export function initialOf(name: string): string {
  const [first] = segmenter.segment(withoutInvisible(name).text.trim())
  return first?.segment.toUpperCase() ?? '·'
}
