/** A part of the benchmark. */
import type { Figure } from './figure'

export interface BenchPart {
  /** As it is called on the command line. */
  name: string
  /** Gives figures as they are measured; `say` takes lines of context beside them. */
  run(say: (line: string) => void): AsyncIterable<Figure>
}
