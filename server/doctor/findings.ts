/** What an examination finds: each kind of fault once, with how often and the first few places. */
const placesTold = 3

export class Findings {
  readonly #places = new Map<string, { count: number; first: string[] }>()

  /** @param place ids alone, no customer data */
  add(kind: string, place: string): void {
    const known = this.#places.get(kind) ?? { count: 0, first: [] }
    known.count += 1
    if (known.first.length < placesTold) known.first.push(place)
    this.#places.set(kind, known)
  }

  get sentences(): string[] {
    return [...this.#places].map(([kind, { count, first }]) => {
      const more = count > first.length ? ` and ${count - first.length} more` : ''
      return `${kind}: ${first.join(', ')}${more}.`
    })
  }
}
