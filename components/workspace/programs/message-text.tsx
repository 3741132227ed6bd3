/** A message as it came, as text. */
import { withoutInvisible } from '../../safe-text'

/** Characters that are shown: enough to find a path by. */
const most = 4000

export function MessageText({ message }: { message: Record<string, unknown> }) {
  const text = JSON.stringify(message, null, 2)
  const lines = text
    .slice(0, most)
    .split('\n')
    .map((line) => withoutInvisible(line).text)
  return (
    <pre class="programs-message" dir="ltr" data-testid="message-text">
      {lines.join('\n')}
      {text.length > most && '…'}
    </pre>
  )
}
