/** `npm run bench [-- NAME…]`: every part, or those named. A figure is one line, a ratio to a baseline of the same run. */
import { formatFigure, type Figure } from './figure'
import { openPart } from './open-message'
import { keystrokePart } from './plan-keystroke'
import { logPart } from './log-to-colleague'
import { scriptSizePart } from './script-size'
import { messageTaskPart } from './message-task'

/** A part of the bench: figures as they are measured, and lines of context beside them. */
export interface BenchPart {
  name: string
  run(say: (line: string) => void): AsyncIterable<Figure>
}

const parts: readonly BenchPart[] = [scriptSizePart, messageTaskPart, openPart, logPart, keystrokePart]
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${parts.map((part) => part.name).join(', ')}.`)
  process.exit(2)
}
for (const part of parts) {
  if (wanted.length > 0 && !wanted.includes(part.name)) continue
  for await (const figure of part.run((line) => console.log(`  ${line}`))) console.log(formatFigure(figure))
}
