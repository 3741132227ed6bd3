/** Text that came from a message or a stranger: isolated in its direction, controls taken out and said so. */
import { strings } from './locale'

/** Bidi controls, zero-width and other format characters, and C0/C1 controls: invisible, and able to mislead. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/** The text without invisible characters, and whether there were any. ZWJ inside an emoji is kept. */
export function withoutInvisible(text: string): { text: string; wasStripped: boolean } {
  const kept = text.replaceAll(invisible, (found, at: number) => {
    const before = text.slice(0, at)
    return found === '\u200D' && /\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?$/u.test(before) ? found : ''
  })
  return { text: kept, wasStripped: kept !== text }
}

export function SafeText({ text, class: className }: { text: string; class?: string }) {
  const safe = withoutInvisible(text)
  return (
    <bdi class={className}>
      {safe.text}
      {safe.wasStripped && (
        <span class="stripped">
          <span aria-hidden="true"> ⚠</span>
          <span class="visually-hidden"> ({strings.value.who.strippedName})</span>
        </span>
      )}
    </bdi>
  )
}
