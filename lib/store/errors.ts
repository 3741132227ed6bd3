/** What can go wrong in the store, typed, so that each reaches a person in their language with a next step. */

/** The browser refused to store more. Nothing of the attempted write was kept; everything written before it was. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError'
  constructor(cause: unknown) {
    super('The browser has no room left for this extension: free disk space, then try again.', { cause })
  }
}

/** A row or patch that its collection's schema refuses. */
export class InvalidRowError extends Error {
  override readonly name = 'InvalidRowError'
  readonly collection: string
  constructor(collection: string, problem: string) {
    super(`A row of ${collection} was refused: ${problem}`)
    this.collection = collection
  }
}

/** The row to change is not in the store. */
export class MissingRowError extends Error {
  override readonly name = 'MissingRowError'
  constructor(collection: string, id: string) {
    super(`There is no row ${id} in ${collection}.`)
  }
}

/** A viewer of the team wants to write many rows at once: the server would refuse each. */
export class ViewerError extends Error {
  override readonly name = 'ViewerError'
  constructor() {
    super('A viewer of the team may look and not write: ask an owner or admin of the team for another role.')
  }
}

/** A person, domain or thread of the never-log list: nothing of it is stored. */
export class NeverLoggedError extends Error {
  override readonly name = 'NeverLoggedError'
  readonly kind: 'person' | 'domain' | 'thread'
  constructor(kind: 'person' | 'domain' | 'thread', value: string) {
    super(`${kind === 'thread' ? 'This thread' : value} is on the never-log list; take it off there to log or add it.`)
    this.kind = kind
  }
}

/** Is it a quota error, however deep the browser or Dexie wrapped it? */
export function isQuotaError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('name' in error && error.name === 'QuotaExceededError') return true
  return 'inner' in error && error.inner !== error && isQuotaError(error.inner)
}

/** Runs a write; a quota error becomes `StorageFullError`, any other passes through. */
export async function withQuotaTold<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    throw isQuotaError(error) ? new StorageFullError(error) : error
  }
}
