/** What the file has said so far, in a fixed amount of memory; of a part that is not written yet apart, since it may be planned anew. */
import { KeyFilter } from './key-filter'

interface Layer {
  spoken: Set<string>
  counts: Map<string, number>
}

export interface PartMemory {
  /** Whether the file has spoken of this row before; from now on it has. */
  speak(id: string): boolean
  /** How many drafts of this content came before. */
  nth(content: string): number
  /** The part is written. */
  keep(): void
  /** The part is planned anew. */
  drop(): void
}

export class FileMemory {
  readonly #spoken = new KeyFilter()
  readonly #contents = new KeyFilter()
  /** Of contents that came more than once: how often more. */
  readonly #repeats = new Map<string, number>()
  readonly #layers = new Set<Layer>()

  /** For a part; parts that are open see one another. */
  open(): PartMemory {
    const layer: Layer = { spoken: new Set(), counts: new Map() }
    this.#layers.add(layer)
    return {
      speak: (id) => this.#speak(layer, id),
      nth: (content) => this.#nth(layer, content),
      keep: () => this.#keep(layer),
      drop: () => void this.#layers.delete(layer),
    }
  }

  #speak(layer: Layer, id: string): boolean {
    for (const { spoken } of this.#layers)
      if (spoken.has(id)) {
        layer.spoken.add(id)
        return true
      }
    layer.spoken.add(id)
    return this.#spoken.mayHold(id)
  }

  #nth(layer: Layer, content: string): number {
    const kept = this.#contents.mayHold(content) ? 1 + (this.#repeats.get(content) ?? 0) : 0
    const open = [...this.#layers].reduce((sum, { counts }) => sum + (counts.get(content) ?? 0), 0)
    layer.counts.set(content, (layer.counts.get(content) ?? 0) + 1)
    return kept + open
  }

  #keep(layer: Layer): void {
    for (const id of layer.spoken) this.#spoken.add(id)
    for (const [content, count] of layer.counts) {
      const more = this.#contents.add(content) ? count : count - 1
      if (more > 0) this.#repeats.set(content, (this.#repeats.get(content) ?? 0) + more)
    }
    this.#layers.delete(layer)
  }
}
